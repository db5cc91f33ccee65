import { seededRandom, type Random } from "../base/random.ts";
import { improveBySwaps, perturb, randomBalanced, rebalance } from "./balanced-search.ts";
import { setting } from "./options.ts";
import { dnaPolarization, partitionGain, signedModularityGains, sumAbsolute, type SignedMatrices } from "./polarization-score.ts";

export interface PolarizationOptions {
  /** Groups that the actors fall into; 2 by default. */
  readonly groups?: number | undefined;
  /** Partitions up to which all are tried; 200,000 by default. */
  readonly exactBudget?: number | undefined;
  /** Random starts of the search; 20 by default. */
  readonly starts?: number | undefined;
  readonly seed?: number | undefined;
  /** A partition to start from instead of random ones, e.g. that of the window before. */
  readonly warmStart?: Int32Array | undefined;
}

/** The best partition under one measure. */
export interface BestPartition {
  readonly score: number;
  /** Group of each actor; the first actor is in group 0. */
  readonly membership: Int32Array;
  /** `exact` where every partition was tried, `search` where a better one may exist, `none` where there is nothing to part. */
  readonly method: "exact" | "search" | "none";
}

export interface Polarization {
  readonly groups: number;
  /** DNA's score over partitions into groups of equal size, normalized to the sum of all ties. */
  readonly dna: BestPartition & { readonly raw: number };
  /** Signed modularity over all partitions into at most that many groups. */
  readonly signed: BestPartition;
}

/**
 * How far a network falls into opposed groups, by DNA's measure and by a conventional one.
 *
 * DNA's score (see `dnaPolarization`) is highest where ties lie far from an even spread; it is maximised over balanced
 * partitions, as DNA does. Signed modularity is highest where congruence stands inside and conflict between groups, and
 * is maximised over partitions of any sizes. Both are exact while the number of partitions stays within the budget.
 *
 * @throws RAP_NETWORK_SETTING for fewer than two groups
 * Cost: exact O(partitions · n²); search O(starts · sweeps · n²). Deterministic for a seed.
 */
export function computePolarization(matrices: SignedMatrices, options: PolarizationOptions = {}): Polarization {
  const groups = options.groups ?? 2;
  if (!Number.isInteger(groups) || groups < 2) throw setting(`${groups} groups cannot be opposed`, "give 2 or more groups");
  const dna = bestBalanced(matrices, groups, options);
  return { groups, dna, signed: bestSigned(matrices, groups, options) };
}

function nothing(size: number): BestPartition & { raw: number } {
  return { score: 0, raw: 0, membership: new Int32Array(size), method: "none" };
}

/** The best balanced partition under DNA's score. */
export function bestBalanced(matrices: SignedMatrices, groups: number, options: PolarizationOptions): Polarization["dna"] {
  const { size } = matrices;
  if (size <= groups || sumAbsolute(matrices.congruence) + sumAbsolute(matrices.conflict) === 0) return nothing(size);
  const isExact = countBalanced(size, groups) <= (options.exactBudget ?? 200_000);
  const membership = isExact ? enumerateBalanced(matrices, groups) : searchBalanced(matrices, groups, options);
  const { normalized, raw } = dnaPolarization(matrices, membership);
  return { score: normalized, raw, membership: relabel(membership), method: isExact ? "exact" : "search" };
}

/** Partitions into labelled groups of equal size, divided by the ways to name groups. */
function countBalanced(size: number, groups: number): number {
  let count = 1;
  let left = size;
  for (let group = 0; group < groups; group++) {
    const members = Math.floor(size / groups) + (group < size % groups ? 1 : 0);
    count *= choose(left, members);
    left -= members;
  }
  return count / groups;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let step = 1; step <= k; step++) ways = (ways * (n - k + step)) / step;
  return ways;
}

function enumerateBalanced(matrices: SignedMatrices, groups: number): Int32Array {
  const { size } = matrices;
  const membership = new Int32Array(size);
  const left = Array.from({ length: groups }, () => 0);
  let best = membership.slice();
  let bestScore = -Infinity;
  const low = Math.floor(size / groups);
  let larger = size % groups;
  const visit = (actor: number, opened: number): void => {
    if (actor === size) {
      const { normalized } = dnaPolarization(matrices, membership);
      if (normalized > bestScore) [best, bestScore] = [membership.slice(), normalized];
      return;
    }
    for (let group = 0; group < Math.min(opened + 1, groups); group++) {
      const members = left[group] as number;
      const fillsExtra = members === low;
      if (members > low || (fillsExtra && larger === 0)) continue;
      if (fillsExtra) larger -= 1;
      left[group] = members + 1;
      membership[actor] = group;
      visit(actor + 1, Math.max(opened, group + 1));
      left[group] = members;
      if (fillsExtra) larger += 1;
    }
  };
  visit(0, 0);
  return best;
}

function searchBalanced(matrices: SignedMatrices, groups: number, options: PolarizationOptions): Int32Array {
  if (options.warmStart !== undefined) {
    const membership = rebalance(options.warmStart, groups);
    improveBySwaps(matrices, membership);
    return membership;
  }
  const random = seededRandom(options.seed ?? 1);
  const scoreOf = (membership: Int32Array) => dnaPolarization(matrices, membership).normalized;
  return bestOf(options.starts ?? 20, scoreOf, (best, start) => {
    const membership = best === null || start % 2 === 0 ? randomBalanced(matrices.size, groups, random) : perturb(best, Math.ceil(matrices.size / 8), random);
    improveBySwaps(matrices, membership);
    return membership;
  });
}

/** The best of several tries; each sees the best so far. */
function bestOf(tries: number, scoreOf: (membership: Int32Array) => number, attempt: (best: Int32Array | null, start: number) => Int32Array): Int32Array {
  let best: Int32Array | null = null;
  let bestScore = -Infinity;
  for (let start = 0; start < Math.max(1, tries); start++) {
    const membership = attempt(best, start);
    const score = scoreOf(membership);
    if (best === null || score > bestScore) [best, bestScore] = [membership, score];
  }
  return best as Int32Array;
}

function bestSigned(matrices: SignedMatrices, groups: number, options: PolarizationOptions): BestPartition {
  const { size } = matrices;
  if (size < 2) return nothing(size);
  const gains = signedModularityGains(matrices);
  const isExact = groups ** (size - 1) <= (options.exactBudget ?? 200_000);
  const membership = isExact ? enumerateAll(gains, size, groups) : searchMoves(gains, size, groups, options);
  return { score: partitionGain(gains, membership), membership: relabel(membership), method: isExact ? "exact" : "search" };
}

function enumerateAll(gains: Float64Array, size: number, groups: number): Int32Array {
  const membership = new Int32Array(size);
  let best = membership.slice();
  let bestScore = -Infinity;
  // The gain grows with each actor placed, so that a branch costs O(n), not O(n²).
  const visit = (actor: number, opened: number, score: number): void => {
    if (actor === size) {
      if (score > bestScore + 1e-15) [best, bestScore] = [membership.slice(), score];
      return;
    }
    for (let group = 0; group < Math.min(opened + 1, groups); group++) {
      membership[actor] = group;
      let gain = gains[actor * size + actor] as number;
      for (let other = 0; other < actor; other++) if (membership[other] === group) gain += 2 * (gains[actor * size + other] as number);
      visit(actor + 1, Math.max(opened, group + 1), score + gain);
    }
  };
  visit(0, 0, 0);
  return best;
}

function searchMoves(gains: Float64Array, ...[size, groups, options]: [number, number, PolarizationOptions]): Int32Array {
  if (options.warmStart !== undefined) return improveByMoves(gains, options.warmStart.map((group) => group % groups), groups);
  const random: Random = seededRandom(options.seed ?? 1);
  return bestOf(
    options.starts ?? 20,
    (membership) => partitionGain(gains, membership),
    () => improveByMoves(gains, Int32Array.from({ length: size }, () => Math.floor(random() * groups)), groups),
  );
}

/** Moves single actors to their best group until none gains. Cost: O(n · groups) a sweep and O(n) a move. */
function improveByMoves(gains: Float64Array, membership: Int32Array, groups: number): Int32Array {
  const size = membership.length;
  const inGroup = new Float64Array(size * groups);
  for (let i = 0; i < size; i++)
    for (let h = 0; h < size; h++) {
      const at = i * groups + (membership[h] as number);
      if (i !== h) inGroup[at] = (inGroup[at] as number) + (gains[i * size + h] as number);
    }
  for (let isMoving = true; isMoving; ) {
    isMoving = false;
    for (let actor = 0; actor < size; actor++) {
      const own = membership[actor] as number;
      let target = own;
      for (let group = 0; group < groups; group++)
        if ((inGroup[actor * groups + group] as number) > (inGroup[actor * groups + target] as number) + 1e-12) target = group;
      if (target === own) continue;
      isMoving = true;
      membership[actor] = target;
      for (let other = 0; other < size; other++) {
        if (other === actor) continue;
        const gain = gains[other * size + actor] as number;
        inGroup[other * groups + own] = (inGroup[other * groups + own] as number) - gain;
        inGroup[other * groups + target] = (inGroup[other * groups + target] as number) + gain;
      }
    }
  }
  return membership;
}

/** Renumbers groups by first appearance, so that equal partitions look equal. */
export function relabel(membership: Int32Array): Int32Array {
  const names = new Map<number, number>();
  return membership.map((group) => {
    const known = names.get(group) ?? names.size;
    names.set(group, known);
    return known;
  });
}
