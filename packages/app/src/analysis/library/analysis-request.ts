import type { GivenOptions } from "./analysis-options.ts";
import type { LibraryScope } from "../input/library-source.ts";

export const libraryAnalyses = ["network", "relations", "causes", "whatif", "forecasts", "agreement", "comparison"] as const;
export type LibraryAnalysis = (typeof libraryAnalyses)[number];

/** What is asked of a library: which analysis, on what, how. */
export interface AnalysisRequest extends LibraryScope {
  readonly analysis: LibraryAnalysis;
  /** Count machine drafts too, not accepted statements alone. */
  readonly countsDrafts: boolean;
  readonly options: GivenOptions;
}
