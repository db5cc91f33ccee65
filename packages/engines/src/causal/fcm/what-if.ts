import { RapporteurError } from "@rapporteur/core/base";
import { conceptIndex, requireLinks, type CausalMap } from "../build-causal-map.ts";
import { explainChanges, type Explanation } from "./explain-changes.ts";
import { fcmOfMap } from "./fcm-model.ts";
import { inferenceRules, transferFunctions, type InferenceRule, type RunStatus, type TransferFunction } from "./infer.ts";
import { runScenario, type IndexedPush, type PushMode } from "./scenario.ts";

/** A push on a concept: "sanctions=+1". */
export interface Push {
  readonly concept: string;
  /** −1 … 1. */
  readonly value: number;
}

export interface WhatIfOptions {
  readonly mode?: PushMode;
  readonly rules?: readonly InferenceRule[];
  readonly transfers?: readonly TransferFunction[];
  /** Steepnesses tried for sigmoid and tanh. */
  readonly lambdas?: readonly number[];
  readonly maxSteps?: number;
  /** Changes up to this size are "unchanged". */
  readonly unchangedBelow?: number;
  /** Most links on an explaining path. */
  readonly explainLength?: number;
}

/** One way of computing the answer. */
export interface Configuration {
  readonly rule: InferenceRule;
  readonly transfer: TransferFunction;
  /** Null where the transfer function has no steepness. */
  readonly lambda: number | null;
}

export interface ConfigurationResult extends Configuration {
  readonly status: { readonly baseline: RunStatus; readonly scenario: RunStatus };
  /** Values by concept, in the map's order; of cycles, the mean over a turn. */
  readonly change: Float64Array;
  /** False where a run neither settled nor cycled: its changes are listed and not counted. */
  readonly isCounted: boolean;
}

export interface ConceptAnswer {
  readonly concept: string;
  /** What all counted configurations say; `mixed` where they do not say the same, `unchanged` where none moves it. */
  readonly direction: "rises" | "falls" | "unchanged" | "mixed";
  readonly rises: number;
  readonly falls: number;
  readonly unchanged: number;
  /** Share of the counted configurations behind the most frequent of the three, in (0, 1]; null where none counts. */
  readonly stability: number | null;
  readonly isPushed: boolean;
  /** The paths that carry the push here, with the statements behind them; empty for what does not move. */
  readonly explanation: Explanation;
}

export interface WhatIf {
  readonly pushes: readonly Push[];
  readonly mode: PushMode;
  readonly configurations: readonly ConfigurationResult[];
  /** Configurations that cannot show the push at all, and why. */
  readonly leftOut: readonly (Configuration & { readonly reason: string })[];
  /** In the map's order. */
  readonly concepts: readonly ConceptAnswer[];
  /** Links without a usable weight, which no run sees; they still stand in paths. */
  readonly unweightedLinks: number;
}

/**
 * What rises and what falls if a concept is pushed, by every rule, transfer function and steepness at once.
 *
 * The rule and λ decide whether a map has one resting state, several or a cycle (Knight, Lloyd & Penn 2014, Journal of Theoretical Biology
 * 344:81–91), and they are arbitrary. So the answer is the sign of the change and how many configurations agree on it; values of single runs
 * are there to be checked, not to be read as sizes. Rescaling goes with states from 0 to 1 only.
 *
 * @throws RAP_CAUSAL_EMPTY; RAP_CAUSAL_CONCEPT_UNKNOWN; RAP_CAUSAL_OPTION for a push outside −1 … 1, none at all, or one that pushes nothing
 * Cost: configurations · steps · links. Deterministic.
 */
export function whatIf(map: CausalMap, pushes: readonly Push[], options: WhatIfOptions = {}): WhatIf {
  requireLinks(map);
  const indexed = checkedPushes(map, pushes);
  const mode = options.mode ?? "clamp";
  const model = fcmOfMap(map);
  const configurations: ConfigurationResult[] = [];
  const leftOut: (Configuration & { reason: string })[] = [];
  for (const configuration of configurationGrid(options)) {
    const reason = cannotShow(configuration, indexed, mode);
    if (reason !== null) leftOut.push({ ...configuration, reason });
    else {
      const settings = { ...configuration, lambda: configuration.lambda ?? 1, threshold: 1e-5, maxSteps: options.maxSteps ?? 200, mode };
      const { status, change } = runScenario(model, indexed, settings);
      configurations.push({ ...configuration, status, change, isCounted: isSettled(status.baseline) && isSettled(status.scenario) });
    }
  }
  const concepts = summarise(map, configurations, { indexed, unchangedBelow: options.unchangedBelow ?? 0.001 });
  const explanations = explainChanges(map, indexed, { directions: concepts.map(directionSign), maxLength: options.explainLength ?? 4 });
  return {
    pushes,
    mode,
    configurations,
    leftOut,
    concepts: concepts.map((answer, index) =>
      Object.assign(answer, { explanation: explanations[index] ?? { supporting: [], opposing: [], unsigned: [], isCapped: false } }),
    ),
    unweightedLinks: map.links.filter((link) => link.weight === 0).length,
  };
}

/** "sanctions=+1, trade=-0.5" as pushes. @throws RAP_CAUSAL_OPTION for a part that is not valid */
export function parsePushes(text: string): Push[] {
  return text.split(",").map((part) => {
    const match = /^\s*(.+?)\s*=\s*([+\-−]?\d*\.?\d+)\s*$/u.exec(part);
    if (match === null)
      throw new RapporteurError("RAP_CAUSAL_OPTION", { option: "push", value: part.trim(), must: "CONCEPT=NUMBER, as in sanctions=+1" });
    return { concept: match[1] ?? "", value: Number((match[2] ?? "").replace("−", "-")) };
  });
}

function checkedPushes(map: CausalMap, pushes: readonly Push[]): IndexedPush[] {
  const refuse = (value: number | string, must: string): never => {
    throw new RapporteurError("RAP_CAUSAL_OPTION", { option: "push", value, must });
  };
  if (pushes.length === 0) refuse("empty", "at least one concept to push");
  const indexed = pushes.map((push) => ({ concept: conceptIndex(map, push.concept), value: push.value }));
  for (const push of pushes) if (push.value === 0) refuse(`${push.concept}=0`, "a number from -1 to 1 other than 0");
  if (new Set(indexed.map((push) => push.concept)).size < indexed.length) refuse("twice on one concept", "each concept once");
  return indexed;
}

function configurationGrid(options: WhatIfOptions): Configuration[] {
  const grid: Configuration[] = [];
  for (const rule of options.rules ?? inferenceRules) {
    for (const transfer of options.transfers ?? transferFunctions) {
      const hasSteepness = transfer === "sigmoid" || transfer === "tanh";
      for (const lambda of hasSteepness ? (options.lambdas ?? [0.5, 1, 2]) : [null]) grid.push({ rule, transfer, lambda });
    }
  }
  return grid;
}

function cannotShow(configuration: Configuration, pushes: readonly IndexedPush[], mode: PushMode): string | null {
  const { rule, transfer } = configuration;
  if (rule === "rescaled" && (transfer === "tanh" || transfer === "trivalent")) return "rescaling is for states from 0 to 1";
  if (transfer === "bivalent" && mode !== "driver" && pushes.some((push) => push.value < 0))
    return "states of 0 and 1 cannot fall below where they start";
  return null;
}

function isSettled(status: RunStatus): boolean {
  return status.kind !== "not converged";
}

type Counts = Omit<ConceptAnswer, "explanation">;

function summarise(
  map: CausalMap,
  results: readonly ConfigurationResult[],
  context: { indexed: readonly IndexedPush[]; unchangedBelow: number },
): Counts[] {
  const counted = results.filter((result) => result.isCounted);
  const pushed = new Set(context.indexed.map((push) => push.concept));
  return map.concepts.map((concept, index) => {
    const changes = counted.map((result) => result.change[index] as number);
    const rises = changes.filter((change) => change > context.unchangedBelow).length;
    const falls = changes.filter((change) => change < -context.unchangedBelow).length;
    const unchanged = counted.length - rises - falls;
    const stability = counted.length === 0 ? null : Math.max(rises, falls, unchanged) / counted.length;
    return { concept, direction: directionOf({ rises, falls, unchanged }), rises, falls, unchanged, stability, isPushed: pushed.has(index) };
  });
}

function directionOf(counts: { rises: number; falls: number; unchanged: number }): ConceptAnswer["direction"] {
  if (counts.rises === 0 && counts.falls === 0) return "unchanged";
  // A configuration that does not move a concept does not contradict one that does: step functions are coarse.
  if (counts.falls === 0) return "rises";
  return counts.rises === 0 ? "falls" : "mixed";
}

/** The sign to explain: that of the majority where configurations are mixed. */
function directionSign(answer: Counts): 1 | 0 | -1 {
  if (answer.isPushed) return 0;
  return Math.sign(answer.rises - answer.falls) as 1 | 0 | -1;
}
