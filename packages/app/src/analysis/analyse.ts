import type { Readout } from "@rapporteur/reader/readout";
import type { AnalysisName, OptionsOf } from "../contract/analysis-options.ts";
import { analyseAgreement } from "./agreement/analyse-agreement.ts";
import type { Codings } from "./agreement/agreement-codings.ts";
import { compareContributions } from "./agreement/compare-contributions.ts";
import { analyseCauses, analyseWhatIf, type CausalInput } from "./causes/analyse-causes.ts";
import { dueWithin, type ForecastInput, listDue, listForecasts } from "./forecasts/analyse-forecasts.ts";
import { scoreLedger } from "./forecasts/forecasts-score.ts";
import { analyseNetwork, type NetworkInput, type NetworkReport } from "./network/analyse-network.ts";
import { analyseRelations, type RelationsInput } from "./relations/analyse-relations.ts";
import { inSections, type Report } from "./report.ts";

/** What each analysis is made from. */
export interface AnalysisInputs {
  readonly network: NetworkInput;
  readonly relations: RelationsInput;
  readonly causes: CausalInput;
  readonly whatif: CausalInput;
  readonly forecasts: ForecastsInput;
  readonly agreement: Codings;
  readonly comparison: readonly Readout[];
}

export interface ForecastsInput {
  readonly forecasts: ForecastInput;
  /** Start of the day (UTC) that tells what is due, where no other is asked for. */
  readonly today: number;
  /** Outcomes entered later are not seen by scores; ms since 1970 UTC. */
  readonly asOf?: number | undefined;
}

interface Reports extends Record<AnalysisName, Report> {
  network: NetworkReport;
}

type Analysis<K extends AnalysisName> = (input: AnalysisInputs[K], options: OptionsOf<K>) => Reports[K] | Promise<Reports[K]>;

const analyses: { readonly [K in AnalysisName]: Analysis<K> } = {
  network: analyseNetwork,
  relations: async (input, options) => inSections(await analyseRelations(input, options)),
  causes: (input, options) => inSections(analyseCauses(input, options)),
  whatif: (input, options) => inSections(analyseWhatIf(input, options)),
  forecasts: analyseForecasts,
  agreement: analyseAgreement,
  comparison: compareContributions,
};

/**
 * One analysis, no matter who asks for it: the command, the API, a thread of the server. The same input and options give the same report.
 *
 * @throws what the engine throws, with the nearest name for a name that nobody has
 */
export async function analyse<K extends AnalysisName>(name: K, input: AnalysisInputs[K], options: OptionsOf<K>): Promise<Reports[K]> {
  return analyses[name](input, options);
}

function analyseForecasts({ forecasts, today, asOf }: ForecastsInput, options: OptionsOf<"forecasts">): Report {
  const from = options.on ?? today;
  switch (options.show) {
    case "list":
      return inSections(listForecasts(forecasts, from));
    case "due":
      return inSections(listDue(forecasts, { today: from, until: dueWithin(from, options.within) }));
    case "score":
      return scoreLedger(forecasts.ledger, { ...options, asOf });
  }
}
