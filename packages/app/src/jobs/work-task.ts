import type { AnalysisRequest } from "../analysis/library/analysis-request.ts";
import type { AnalysisInput } from "../analysis/library/gather-analysis.ts";
import type { ReadingTask } from "../documents/reading-task.ts";

/** Work for a process: plain values that can be sent to one. */
export type WorkTask =
  | ReadingTask
  | { readonly kind: "analyse"; readonly input: AnalysisInput; readonly request: AnalysisRequest; readonly mostMs?: number };
