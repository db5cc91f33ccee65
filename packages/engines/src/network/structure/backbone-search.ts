import { type Random, randomBelow, seededRandom, shuffle } from "@rapporteur/core/base";
import { penalize, type BackboneLoss } from "./backbone.ts";
import { setting } from "../options.ts";

export interface BackboneGoal {
  /** Number of concepts in the backbone; or, where absent, `penalty` decides. */
  readonly size?: number | undefined;
  /** p in ℓ·e^(−p(T − |Z|)/T); 3.5 by default. */
  readonly penalty?: number | undefined;
  /**
   * Work up to which every subset is tried: subsets × actors² (× actors for Laplacian spectra) cell operations;
   * 2 · 10⁹ by default, some seconds.
   */
  readonly exactBudget?: number | undefined;
  /** Steps of the annealing; 5,000 by default. */
  readonly iterations?: number | undefined;
  readonly seed?: number | undefined;
}

/** A backbone, what it costs, and how far it can be trusted to be the best. */
export interface Backbone {
  readonly backbone: readonly string[];
  readonly redundant: readonly string[];
  readonly backboneLoss: number;
  readonly redundantLoss: number;
  /** What was minimised: the loss, with the penalty unless a size was given. */
  readonly objective: number;
  readonly method: "exact" | "search";
  /** No set has a lower objective than this: the objective itself where exact, else 0, below which no loss can fall. */
  readonly bound: number;
  /** No single addition, removal or swap (swap alone for a fixed size) lowers the objective. */
  readonly isLocallyBest: boolean;
  readonly evaluations: number;
}

/**
 * The set of concepts whose network is nearest to that of all concepts, for a given size or under a penalty for size.
 * Every subset is tried while that fits the budget; otherwise seeded annealing, then descent to a set that no single
 * change betters. Reports the set it found with that set's own loss.
 *
 * Annealing: temperature 1 − 1/(1 + e^(5 − 12t/T)); a move to a worse set is taken with probability e^(−Δ)·temperature.
 * @throws RAP_NETWORK_SETTING for a size outside 1 … T − 1
 * Cost: spectra evaluated × the cost of one. Deterministic for a seed.
 */
export function findBackbone(loss: BackboneLoss, goal: BackboneGoal = {}): Backbone {
  const { conceptCount } = loss;
  const { size } = goal;
  if (size !== undefined && !(Number.isInteger(size) && size >= 1 && size < conceptCount))
    throw setting(`a backbone of ${size} concepts out of ${conceptCount} says nothing`, `give a size from 1 to ${conceptCount - 1}`);
  const objective = objectiveOf(loss, goal);
  const isExact = exactWork(loss, goal) <= (goal.exactBudget ?? 2e9);
  const best = isExact
    ? enumerateSubsets(objective, conceptCount, size)
    : descend(anneal(objective, conceptCount, goal), objective, size !== undefined);
  return report(loss, best, { method: isExact ? "exact" : "search", objective: objective(best) });
}

type Objective = (isIn: Uint8Array) => number;

function objectiveOf(loss: BackboneLoss, goal: BackboneGoal): Objective {
  const { conceptCount } = loss;
  const penalty = goal.penalty ?? 3.5;
  if (goal.size !== undefined) return (isIn) => loss.of(isIn);
  return (isIn) => penalize(loss.of(isIn), countOf(isIn), { penalty, conceptCount });
}

function countOf(isIn: Uint8Array): number {
  let count = 0;
  for (const value of isIn) count += value;
  return count;
}

function exactWork(loss: BackboneLoss, goal: BackboneGoal): number {
  const { conceptCount } = loss;
  const actors = loss.matrix.actors.length;
  let subsets = 2 ** conceptCount;
  if (goal.size !== undefined) {
    subsets = 1;
    for (let step = 1; step <= goal.size; step++) subsets = (subsets * (conceptCount - goal.size + step)) / step;
  }
  return subsets * actors ** 2 * (loss.kind === "laplacian" ? actors : 1);
}

/** The best subset; the first of equals wins. */
function enumerateSubsets(objective: Objective, conceptCount: number, size: number | undefined): Uint8Array {
  let best = new Uint8Array(conceptCount);
  let bestObjective = Infinity;
  for (const isIn of size === undefined ? properSubsets(conceptCount) : subsetsOfSize(conceptCount, size)) {
    const value = objective(isIn);
    if (value < bestObjective - 1e-12) [best, bestObjective] = [isIn.slice(), value];
  }
  return best;
}

/** Every subset but the empty and the whole one in Gray-code order, so that one concept changes at a time. */
function* properSubsets(conceptCount: number): Generator<Uint8Array> {
  const isIn = new Uint8Array(conceptCount);
  for (let step = 1; step < 2 ** conceptCount; step++) {
    const changed = trailingZeros(step);
    isIn[changed] = 1 - (isIn[changed] as number);
    if (countOf(isIn) < conceptCount) yield isIn;
  }
}

/** Every subset of a size, by the places of its members in ascending order. */
function* subsetsOfSize(conceptCount: number, size: number): Generator<Uint8Array> {
  const places = Array.from({ length: size }, (_, place) => place);
  for (;;) {
    const isIn = new Uint8Array(conceptCount);
    for (const place of places) isIn[place] = 1;
    yield isIn;
    let moved = size - 1;
    while (moved >= 0 && places[moved] === conceptCount - size + moved) moved -= 1;
    if (moved < 0) return;
    const from = (places[moved] as number) + 1;
    for (let at = moved; at < size; at++) places[at] = from + at - moved;
  }
}

function trailingZeros(value: number): number {
  let zeros = 0;
  for (let rest = value; rest % 2 === 0; rest /= 2) zeros += 1;
  return zeros;
}

function anneal(objective: Objective, conceptCount: number, goal: BackboneGoal): Uint8Array {
  const random = seededRandom(goal.seed ?? 1);
  const iterations = goal.iterations ?? 5000;
  let current = startSet(conceptCount, goal.size ?? 1, random);
  let currentObjective = objective(current);
  let best = current;
  let bestObjective = currentObjective;
  for (let step = 1; step <= iterations; step++) {
    const temperature = 1 - 1 / (1 + Math.exp(5 - (12 * step) / iterations));
    const candidate = changed(current, goal.size !== undefined, random);
    const value = objective(candidate);
    if (value >= currentObjective && random() >= Math.exp(currentObjective - value) * temperature) continue;
    [current, currentObjective] = [candidate, value];
    if (value < bestObjective) [best, bestObjective] = [candidate, value];
  }
  return best;
}

function startSet(conceptCount: number, size: number, random: Random): Uint8Array {
  const order = shuffle(
    Array.from({ length: conceptCount }, (_, concept) => concept),
    random,
  );
  const isIn = new Uint8Array(conceptCount);
  for (const concept of order.slice(0, size)) isIn[concept] = 1;
  return isIn;
}

/** One move: a swap for a fixed size; otherwise an addition, a removal or a swap, whichever the set allows. */
function changed(isIn: Uint8Array, isFixed: boolean, random: Random): Uint8Array {
  const next = isIn.slice();
  const count = countOf(isIn);
  const moves = isFixed ? ["swap"] : ["swap", ...(count < 2 ? [] : ["remove"]), ...(count > isIn.length - 2 ? [] : ["add"])];
  const move = moves[randomBelow(random, moves.length)];
  if (move !== "add") next[pick(isIn, 1, random)] = 0;
  if (move !== "remove") next[pick(isIn, 0, random)] = 1;
  return next;
}

function pick(isIn: Uint8Array, value: 0 | 1, random: Random): number {
  const places: number[] = [];
  for (const [concept, held] of isIn.entries()) if (held === value) places.push(concept);
  return places[randomBelow(random, places.length)] ?? 0;
}

/** Takes the best single change until none betters. */
function descend(start: Uint8Array, objective: Objective, isFixed: boolean): Uint8Array {
  let best = start;
  let bestObjective = objective(best);
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const candidate of neighbours(best, isFixed)) {
      const value = objective(candidate);
      if (value >= bestObjective - 1e-12) continue;
      [best, bestObjective, isMoving] = [candidate, value, true];
      break;
    }
  }
  return best;
}

function* neighbours(isIn: Uint8Array, isFixed: boolean): Generator<Uint8Array> {
  const size = isIn.length;
  const count = countOf(isIn);
  for (let concept = 0; concept < (isFixed ? 0 : size); concept++) {
    if (isIn[concept] === 1 ? count < 2 : count > size - 2) continue;
    yield isIn.map((value, at) => (at === concept ? 1 - value : value));
  }
  for (let out = 0; out < size; out++)
    for (let added = 0; added < size && isIn[out] === 1; added++)
      if (isIn[added] === 0) yield isIn.map((value, at) => (at === out ? 0 : at === added ? 1 : value));
}

function report(loss: BackboneLoss, isIn: Uint8Array, found: { method: "exact" | "search"; objective: number }): Backbone {
  const { concepts } = loss.matrix;
  const backboneLoss = loss.of(isIn);
  const redundantLoss = loss.of(isIn.map((value) => 1 - value));
  return {
    backbone: concepts.filter((_, concept) => isIn[concept] === 1),
    redundant: concepts.filter((_, concept) => isIn[concept] === 0),
    backboneLoss,
    redundantLoss,
    ...found,
    bound: found.method === "exact" ? found.objective : 0,
    isLocallyBest: true,
    evaluations: loss.evaluations,
  };
}
