import type { AnalysisName } from "../../contract/analysis-options.ts";
import type { GivenOptions } from "../../contract/option-spec.ts";
import type { LibraryScope } from "../input/library-source.ts";

/** What is asked of a library: which analysis, on what, how. */
export interface AnalysisRequest extends LibraryScope {
  readonly analysis: AnalysisName;
  /** Count machine drafts too, not accepted statements alone. */
  readonly countsDrafts: boolean;
  readonly options: GivenOptions;
}
