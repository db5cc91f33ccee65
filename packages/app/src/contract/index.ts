export type { AnalysisReport } from "./analyses.ts";
export type { AnswerOf, Api } from "./api.ts";
export type { Readout } from "@rapporteur/reader/readout";
