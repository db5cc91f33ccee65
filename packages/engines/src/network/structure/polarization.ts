import { type Random, seededRandom } from "@rapporteur/core/base";
import { improveBySwaps, perturb, randomBalanced, rebalance } from "./balanced-search.ts";
import { setting } from "../options.ts";
import { dnaPolarization, withSums, type SignedMatrices } from "./polarization-score.ts";
import { SignedPartition } from "./signed-modularity.ts";

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
  /** Signed modularity over all partitions into at most that many groups; `none` where ties are below 0. */
  readonly signed: BestPartition;
}

/**
 * How far a network falls into opposed groups, by DNA's measure and by a conventional one.
 *
 * DNA's score (see `dnaPolarization`) is highest where ties lie far from an even spread; it is maximised over balanced
 * partitions, as DNA does. Signed modularity is highest where congruence is inside and conflict between groups, and
 * is maximised over partitions of any sizes. Both are exact while the number of partitions stays within the budget.
 *
 * @throws RAP_NETWORK_SETTING for fewer than two groups
 * Cost: exact O(partitions · n²); search O(starts · sweeps · n²). Deterministic for a seed.
 */
export function computePolarization(matrices: SignedMatrices, options: PolarizationOptions = {}): Polarization {
  const summed = withSums(matrices);
  const groups = options.groups ?? 2;
  if (!Number.isInteger(groups) || groups < 2) throw setting(`${groups} groups cannot be opposed`, "give 2 or more groups");
  return { groups, dna: bestBalanced(summed, groups, options), signed: bestSigned(summed, groups, options) };
}

function nothing(size: number): BestPartition & { raw: number } {
  return { score: 0, raw: 0, membership: new Int32Array(size), method: "none" };
}

/** The best balanced partition under DNA's score. */
function bestBalanced(matrices: ReturnType<typeof withSums>, groups: number, options: PolarizationOptions): Polarization["dna"] {
  const { size, sums } = matrices;
  const norm = sums.congruence + sums.conflict;
  if (size <= groups || norm === 0) return nothing(size);
  const isExact = countBalanced(size, groups) <= (options.exactBudget ?? 200_000);
  const { membership, score } = isExact ? enumerateBalanced(matrices, groups) : searchBalanced(matrices, groups, options);
  return { score: score / norm, raw: score, membership: relabel(membership), method: isExact ? "exact" : "search" };
}

/** A partition and its score. */
interface Found {
  readonly membership: Int32Array;
  readonly score: number;
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

function enumerateBalanced(matrices: SignedMatrices, groups: number): Found {
  const { size } = matrices;
  const membership = new Int32Array(size);
  const left = Array.from({ length: groups }, () => 0);
  let best = membership.slice();
  let bestScore = -Infinity;
  const low = Math.floor(size / groups);
  let larger = size % groups;
  const visit = (actor: number, opened: number): void => {
    if (actor === size) {
      const { raw } = dnaPolarization(matrices, membership);
      if (raw > bestScore) [best, bestScore] = [membership.slice(), raw];
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
  return { membership: best, score: bestScore };
}

function searchBalanced(matrices: SignedMatrices, groups: number, options: PolarizationOptions): Found {
  const improve = (membership: Int32Array): Found => ({ score: improveBySwaps(matrices, membership), membership });
  if (options.warmStart !== undefined) return improve(rebalance(options.warmStart, groups));
  const random = seededRandom(options.seed ?? 1);
  return bestOf(options.starts ?? 20, (best, start) =>
    improve(best === null || start % 2 === 0 ? randomBalanced(matrices.size, groups, random) : perturb(best, Math.ceil(matrices.size / 8), random)),
  );
}

/** The best of several tries; each sees the best so far. */
function bestOf(tries: number, attempt: (best: Int32Array | null, start: number) => Found): Found {
  let best = attempt(null, 0);
  for (let start = 1; start < tries; start++) {
    const found = attempt(best.membership, start);
    if (found.score > best.score) best = found;
  }
  return best;
}

function bestSigned(matrices: ReturnType<typeof withSums>, groups: number, options: PolarizationOptions): BestPartition {
  const { size } = matrices;
  if (size < 2 || matrices.sums.hasNegative) return nothing(size);
  const isExact = groups ** (size - 1) <= (options.exactBudget ?? 200_000);
  const { score, membership } = isExact ? enumerateAll(matrices, groups) : searchMoves(matrices, groups, options);
  return { score, membership: relabel(membership), method: isExact ? "exact" : "search" };
}

function enumerateAll(matrices: SignedMatrices, groups: number): Found {
  const { size } = matrices;
  const gains = pairGains(matrices);
  const membership = new Int32Array(size);
  let best = membership.slice();
  let bestScore = -Infinity;
  // The score grows with each actor placed, so that a branch costs O(n), not O(n²).
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
  return { membership: best, score: bestScore };
}

/** What each pair in one group adds to signed modularity, n × n. */
function pairGains({ size, congruence, conflict }: SignedMatrices): Float64Array {
  const strengths = [congruence, conflict].map((values) =>
    Array.from({ length: size }, (_, i) => values.subarray(i * size, (i + 1) * size).reduce((sum, value) => sum + value, 0)),
  );
  const [positive = [], negative = []] = strengths;
  const [positiveTotal = 0, negativeTotal = 0] = strengths.map((list) => list.reduce((sum, value) => sum + value, 0));
  const total = positiveTotal + negativeTotal || 1;
  return congruence.map((value, at) => {
    const [i, h] = [Math.floor(at / size), at % size];
    const expectedPositive = positiveTotal === 0 ? 0 : ((positive[i] ?? 0) * (positive[h] ?? 0)) / positiveTotal;
    const expectedNegative = negativeTotal === 0 ? 0 : ((negative[i] ?? 0) * (negative[h] ?? 0)) / negativeTotal;
    return (value - expectedPositive - (conflict[at] as number) + expectedNegative) / total;
  });
}

function searchMoves(matrices: SignedMatrices, groups: number, options: PolarizationOptions): Found {
  const improve = (membership: Int32Array): Found => {
    const partition = new SignedPartition(matrices, membership, groups);
    partition.improve();
    return { membership, score: partition.score() };
  };
  if (options.warmStart !== undefined) return improve(options.warmStart.map((group) => group % groups));
  const random: Random = seededRandom(options.seed ?? 1);
  return bestOf(options.starts ?? 20, () => improve(Int32Array.from({ length: matrices.size }, () => Math.floor(random() * groups))));
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
