import { explainOptions, explanations } from "@rapporteur/engines/network";
import type { NetworkView } from "../../contract/analysis-options.ts";
import { isSeries, type NetworkRequest } from "./network-request.ts";

/** An option in force, in a sentence and a formula. */
export interface ExplainedOption {
  readonly option: string;
  readonly setting: string;
  readonly sentence: string;
  readonly formula: string;
}

/** Every option that has a part in the result, in the order of work. */
export function explainRequest(request: NetworkRequest): ExplainedOption[] {
  const order = new Map(explanations.map((explanation, at) => [explanation, at]));
  const found = [...networkChoices(request), ...timeChoices(request), ...viewChoices(request)].flatMap(([option, value, setting]) =>
    explainOptions({ [option]: value }).map((explanation) => ({ explanation, setting: setting ?? value })),
  );
  return found
    .sort((a, b) => (order.get(a.explanation) ?? 0) - (order.get(b.explanation) ?? 0))
    .map(({ explanation: { option, sentence, formula }, setting }) => ({ option, setting, sentence, formula }));
}

/** An option, the value it is explained under, and the setting where that says more. */
type Choice = readonly [option: string, value: string, setting?: string];

function networkChoices({ network, isEventList }: NetworkRequest): Choice[] {
  const { qualifier, scale, filters = [], from, to } = network;
  const isCounted = network.aggregation !== undefined && network.aggregation !== "ignore";
  const day = (time: number | undefined): string => (time === undefined ? "…" : new Date(time).toISOString().slice(0, 10));
  const listed = (mode: "exclude" | "only"): string =>
    filters
      .filter((filter) => filter.mode === mode)
      .map(({ field, values }) => `${field}=${values.join("|")}`)
      .join("; ");
  const choices: (Choice | false)[] = [
    ["networkType", isEventList ? "eventlist" : (network.networkType ?? "onemode")],
    ["aggregation", network.aggregation ?? "ignore"],
    isCounted && ["qualifier", "similarity", qualifier ?? ""],
    scale !== undefined && ["scale", "low:high", `${scale.low}:${scale.high}`],
    ["normalization", network.normalization ?? "no"],
    ["duplicates", network.duplicates ?? "document"],
    ["isolates", network.isolates === true ? "yes" : "no"],
    (from !== undefined || to !== undefined) && ["from, to", "dates", `${day(from)} to ${day(to)}`],
    listed("exclude") !== "" && ["exclude", "field=value", listed("exclude")],
    listed("only") !== "" && ["only", "field=value", listed("only")],
    ["review", "states", (network.reviewStates ?? ["accepted"]).join(", ")],
  ];
  return choices.filter((choice) => choice !== false);
}

function timeChoices(request: NetworkRequest): Choice[] {
  const series = request.kernel ?? request.windows;
  if (series === null || !isSeries(request)) return [];
  const indent: Choice = ["indent", (series.indent ?? true) ? "yes" : "no"];
  const length = `${series.size} ${series.unit}${series.step === undefined ? "" : `, moved on by ${series.step}`}`;
  if (request.kernel !== null) return [["kernel", request.kernel.kernel, `${request.kernel.kernel}, ${length}`], ["kernel", "pairs"], indent];
  return [["windows", series.unit === "events" ? "events" : "unit and size", length], indent];
}

function viewChoices({ show, wishes }: NetworkRequest): Choice[] {
  const usesPenalty = wishes.penalty !== undefined && wishes.concepts === undefined;
  const choices: Readonly<Partial<Record<NetworkView, readonly Choice[]>>> = {
    phases: [["distance", wishes.measure ?? "absdiff"]],
    polarization: [
      ["polarization", "dna"],
      ["polarization", "signed"],
    ],
    backbone: [["backbone", "loss"], ...(usesPenalty ? ([["backbone", "penalty", String(wishes.penalty)]] as const) : [])],
    ties: [["significance", wishes.model ?? "hypergeometric"]],
    "ideal-points": [["ideal points", "probit"]],
  };
  return [...(choices[show] ?? [])];
}
