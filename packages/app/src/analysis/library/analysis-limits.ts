import type { ChildLimits } from "@rapporteur/reader/sources";

/** Of a process that computes analyses: tables of a million statements fit, with what is made of them. */
export const analystLimits: ChildLimits = { heapMb: 1536, residentMb: 2048, answerMb: 64 };

/** How long an analysis may take that somebody waits for. */
export const analysisMs = 60_000;

/** How long an analysis may take that is a job. */
export const analysisJobMs = 600_000;

/** Analyses that may wait for a process; more are turned away. */
export const mostWaitingAnalyses = 64;
