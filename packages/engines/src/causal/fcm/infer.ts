import { RapporteurError } from "@rapporteur/core/base";
import type { FcmModel } from "./fcm-model.ts";

/** How the next state is summed from the present one; see `infer`. */
export const inferenceRules = ["kosko", "modified-kosko", "rescaled"] as const;
export type InferenceRule = (typeof inferenceRules)[number];

/** How a sum is brought back into range. */
export const transferFunctions = ["sigmoid", "tanh", "bivalent", "trivalent"] as const;
export type TransferFunction = (typeof transferFunctions)[number];

export interface InferenceOptions {
  readonly rule: InferenceRule;
  readonly transfer: TransferFunction;
  /** Steepness of sigmoid and tanh, above 0; 1 by default. The others have none. */
  readonly lambda?: number;
  /** The run ends when no watched concept changes by more than this in a step; 0.001 by default. */
  readonly threshold?: number;
  readonly maxSteps?: number;
  /** What a concept without causes does: keep its value, or go through the transfer function like the rest. */
  readonly withoutCauses?: "keep" | "transfer";
  /** Concepts held at a value throughout, by index. */
  readonly clamped?: ReadonlyMap<number, number>;
  /** Concepts whose change decides whether the run has settled; all by default. */
  readonly watched?: readonly number[];
}

/**
 * How a run ended: settled on one state; turning in a cycle of `period` steps; or neither within the steps allowed.
 */
export type RunStatus = { readonly kind: "converged" } | { readonly kind: "cycle"; readonly period: number } | { readonly kind: "not converged" };

export interface FcmRun {
  /** States by step, the start included. */
  readonly states: readonly Float64Array[];
  readonly final: Float64Array;
  readonly steps: number;
  readonly status: RunStatus;
}

/**
 * Runs a fuzzy cognitive map from a start.
 *
 * Kosko: s'ⱼ = f(Σᵢ wᵢⱼ·sᵢ); modified Kosko: f(sⱼ + Σᵢ wᵢⱼ·sᵢ); rescaled: f((2sⱼ − 1) + Σᵢ wᵢⱼ·(2sᵢ − 1)). f: sigmoid 1/(1 + e^(−λx)); tanh(λx); bivalent 1 where
 * x > 0, else 0; trivalent the sign of x. Sources: Kosko 1986, Int. J. Man-Machine Studies 24:65–75; Stylios & Groumpos 2004, IEEE SMC-A 34:155–162;
 * Papageorgiou 2011, Applied Soft Computing 11:3643–3657. Concepts without causes keep their value, as in FCMpy; R's fcm packages send them through f:
 * both are offered. Values are not probabilities; they mean something against another run only.
 *
 * @param start state by concept; 0 … 1 for sigmoid and bivalent, −1 … 1 for tanh and trivalent
 * @throws RAP_CAUSAL_OPTION for a start of another length, λ or threshold not above 0, fewer than one step
 * Cost: O(steps · links).
 */
export function infer(model: FcmModel, start: ArrayLike<number>, options: InferenceOptions): FcmRun {
  const settings = checkedSettings(model, start, options);
  const states: Float64Array[] = [Float64Array.from(start)];
  hold(states[0] as Float64Array, settings.clamped);
  for (let step = 1; step <= settings.maxSteps; step++) {
    const before = states.at(-1) as Float64Array;
    const after = nextState(model, before, settings);
    states.push(after);
    if (isWithin(before, after, { watched: settings.watched, tolerance: settings.threshold })) return run(states, { kind: "converged" });
    // States of a step function repeat exactly; looking back a few steps finds the cycle as soon as it closes.
    if (settings.isStep && step > 1) {
      const period = periodOf(states, { tolerance: 0, longest: longestPeriod, watched: settings.watched });
      if (period !== null) return run(states, { kind: "cycle", period });
    }
  }
  const period = periodOf(states, { tolerance: settings.threshold, longest: longestPeriod, watched: settings.watched });
  return run(states, period === null ? { kind: "not converged" } : { kind: "cycle", period });
}

/**
 * The state a run is at in the end: the final one, or for a cycle the mean over its last turn.
 */
export function restingState(result: FcmRun): Float64Array {
  if (result.status.kind !== "cycle") return result.final;
  const turn = result.states.slice(-result.status.period);
  return result.final.map((_, concept) => turn.reduce((sum, state) => sum + (state[concept] as number), 0) / turn.length);
}

/** Longest cycle that is looked for. */
const longestPeriod = 60;

interface Settings extends Required<Omit<InferenceOptions, "watched">> {
  readonly watched: Int32Array;
  readonly isStep: boolean;
  readonly squash: (sum: number) => number;
}

function checkedSettings(model: FcmModel, start: ArrayLike<number>, options: InferenceOptions): Settings {
  const settings = {
    lambda: 1,
    threshold: 0.001,
    maxSteps: 200,
    withoutCauses: "keep" as const,
    clamped: new Map<number, number>(),
    ...options,
    watched: options.watched === undefined ? Int32Array.from({ length: model.size }, (_, concept) => concept) : Int32Array.from(options.watched),
    isStep: options.transfer === "bivalent" || options.transfer === "trivalent",
    squash: transferOf(options.transfer, options.lambda ?? 1),
  };
  const refuse = (option: string, value: number, must: string): never => {
    throw new RapporteurError("RAP_CAUSAL_OPTION", { option, value, must });
  };
  if (start.length !== model.size) refuse("start", start.length, `${model.size} values, one a concept`);
  if (!(settings.lambda > 0)) refuse("lambda", settings.lambda, "a number above 0");
  if (!(settings.threshold > 0)) refuse("threshold", settings.threshold, "a number above 0");
  if (!Number.isInteger(settings.maxSteps) || settings.maxSteps < 1) refuse("maxSteps", settings.maxSteps, "a whole number from 1");
  return settings;
}

function run(states: readonly Float64Array[], status: RunStatus): FcmRun {
  return { states, final: states.at(-1) as Float64Array, steps: states.length - 1, status };
}

function nextState(model: FcmModel, before: Float64Array, settings: Settings): Float64Array {
  const { offsets, causes, weights } = model;
  const values = settings.rule === "rescaled" ? before.map((value) => 2 * value - 1) : before;
  const own = settings.rule === "kosko" ? 0 : 1;
  const isKept = settings.withoutCauses === "keep";
  const after = new Float64Array(model.size);
  let place = 0;
  for (let concept = 0; concept < model.size; concept++) {
    const end = offsets[concept + 1] as number;
    if (place === end && isKept) {
      after[concept] = before[concept] as number;
      continue;
    }
    let sum = own * (values[concept] as number);
    for (; place < end; place++) sum += (weights[place] as number) * (values[causes[place] as number] as number);
    after[concept] = settings.squash(sum);
  }
  hold(after, settings.clamped);
  return after;
}

function transferOf(transfer: TransferFunction, lambda: number): (sum: number) => number {
  switch (transfer) {
    case "sigmoid":
      return (sum) => 1 / (1 + Math.exp(-lambda * sum));
    case "tanh":
      return (sum) => Math.tanh(lambda * sum);
    case "bivalent":
      return (sum) => (sum > 0 ? 1 : 0);
    case "trivalent":
      // Math.sign keeps the minus of −0, which prints oddly.
      return (sum) => (sum > 0 ? 1 : sum < 0 ? -1 : 0);
  }
}

function hold(state: Float64Array, clamped: ReadonlyMap<number, number>): void {
  for (const [concept, value] of clamped) state[concept] = value;
}

/** True where no watched concept differs by more than the tolerance. */
function isWithin(before: Float64Array, after: Float64Array, options: { tolerance: number; watched: Int32Array }): boolean {
  const { watched, tolerance } = options;
  for (let place = 0; place < watched.length; place++) {
    const concept = watched[place] as number;
    if (Math.abs((after[concept] as number) - (before[concept] as number)) > tolerance) return false;
  }
  return true;
}

/** Least number of steps after which the last state comes back, from 2 on, or null. */
function periodOf(states: readonly Float64Array[], options: { tolerance: number; longest: number; watched: Int32Array }): number | null {
  const last = states.at(-1) as Float64Array;
  for (let period = 2; period <= Math.min(options.longest, states.length - 1); period++) {
    const earlier = states[states.length - 1 - period] as Float64Array;
    if (isWithin(earlier, last, options)) return period;
  }
  return null;
}
