import { isRapporteurError } from "@rapporteur/core/base";
import type { AnalysisInput } from "../library/gather-analysis.ts";
import { computeAnalysis } from "../library/analyse-library.ts";
import type { CrateFigure, FigureRequest } from "./crate-parts.ts";

/** Computes a figure as plain values; what an analysis refuses is a result too. Cost: the engine's. */
export async function computeFigure(input: AnalysisInput, request: FigureRequest, countsDrafts: boolean): Promise<CrateFigure> {
  try {
    const report = await computeAnalysis(input, { ...request, countsDrafts });
    return { ...request, report: JSON.parse(JSON.stringify(report)) as unknown, error: null };
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    return { ...request, report: null, error: error.code };
  }
}
