import { RapporteurError } from "@rapporteur/core/base";
import { fcmModel, type FcmModel, type WeightedLink } from "./fcm-model.ts";
import { infer, restingState, type FcmRun, type InferenceOptions, type RunStatus, type TransferFunction } from "./infer.ts";

/**
 * How a push acts: `clamp` holds the concept at the value throughout; `pulse` sets it once and lets go; `driver` adds a constant influence of that
 * weight on the concept, as an intervention from outside.
 */
export type PushMode = "clamp" | "pulse" | "driver";

/** A push on one concept, by index. */
export interface IndexedPush {
  readonly concept: number;
  /** −1 as low, +1 as high as it goes; for a driver the weight of its influence. */
  readonly value: number;
}

export interface ScenarioOptions extends InferenceOptions {
  readonly mode: PushMode;
}

/** The same map with and without a push. */
export interface ScenarioRun {
  readonly baseline: FcmRun;
  readonly scenario: FcmRun;
  /**
   * Scenario minus baseline by concept, between resting states (the mean over the last turn of a cycle); for a pulse, the largest deviation on the
   * way, as the end is the baseline again where there is one resting state only.
   */
  readonly change: Float64Array;
  readonly status: { readonly baseline: RunStatus; readonly scenario: RunStatus };
}

/** The middle of a transfer function's range, where "nothing is known of this concept" starts: 0.5 for sigmoid, 0 for the others. */
export function neutralState(size: number, transfer: TransferFunction): Float64Array {
  return new Float64Array(size).fill(transfer === "sigmoid" ? 0.5 : 0);
}

/** A push of −1 … 1 as a state: 0 … 1 for sigmoid and bivalent, itself for the others. */
export function pushedState(value: number, transfer: TransferFunction): number {
  return transfer === "sigmoid" || transfer === "bivalent" ? (1 + value) / 2 : value;
}

/**
 * Runs the baseline from the neutral state (or `start`) until it settles, then the scenario from there.
 *
 * @throws RAP_CAUSAL_OPTION for a push outside −1 … 1
 * Cost: that of two runs.
 */
export function runScenario(model: FcmModel, pushes: readonly IndexedPush[], options: ScenarioOptions, start?: ArrayLike<number>): ScenarioRun {
  for (const push of pushes) {
    if (!(push.value >= -1 && push.value <= 1))
      throw new RapporteurError("RAP_CAUSAL_OPTION", { option: "push", value: push.value, must: "a number from -1 to 1" });
  }
  const baseline = infer(model, start ?? neutralState(model.size, options.transfer), options);
  const rest = restingState(baseline);
  const scenario = runPushed(model, pushes, { options, start: rest });
  const change = options.mode === "pulse" ? largestDeviation(rest, scenario) : difference(rest, restingState(scenario));
  return { baseline, scenario, change, status: { baseline: baseline.status, scenario: scenario.status } };
}

function runPushed(model: FcmModel, pushes: readonly IndexedPush[], from: { options: ScenarioOptions; start: Float64Array }): FcmRun {
  const { options, start } = from;
  const values = pushes.map((push) => [push.concept, pushedState(push.value, options.transfer)] as const);
  switch (options.mode) {
    case "clamp":
      return infer(model, start, { ...options, clamped: new Map([...(options.clamped ?? []), ...values]) });
    case "pulse": {
      const pushed = start.slice();
      for (const [concept, value] of values) pushed[concept] = value;
      return infer(model, pushed, options);
    }
    case "driver":
      return infer(withDrivers(model, pushes), [...start, ...pushes.map(() => 1)], {
        ...options,
        // Drivers are constant whatever concepts without causes do.
        clamped: new Map([...(options.clamped ?? []), ...pushes.map((_, place) => [model.size + place, 1] as const)]),
      });
  }
}

/** The model with one more concept a push, which acts on its target and on which nothing acts. */
function withDrivers(model: FcmModel, pushes: readonly IndexedPush[]): FcmModel {
  const links: WeightedLink[] = pushes.map((push, place) => ({ cause: model.size + place, effect: push.concept, weight: push.value }));
  for (let effect = 0; effect < model.size; effect++) {
    for (let place = model.offsets[effect] as number; place < (model.offsets[effect + 1] as number); place++) {
      links.push({ cause: model.causes[place] as number, effect, weight: model.weights[place] as number });
    }
  }
  return fcmModel(model.size + pushes.length, links);
}

function difference(before: Float64Array, after: Float64Array): Float64Array {
  return before.map((value, concept) => (after[concept] as number) - value);
}

function largestDeviation(before: Float64Array, result: FcmRun): Float64Array {
  const largest = new Float64Array(before.length);
  for (const state of result.states) {
    for (const [concept, value] of before.entries()) {
      const deviation = (state[concept] as number) - value;
      if (Math.abs(deviation) > Math.abs(largest[concept] as number)) largest[concept] = deviation;
    }
  }
  return largest;
}
