import type { StatementTable } from "@rapporteur/core/model";
import { prepareNetwork } from "../build/build-network.ts";
import { countCells, indexCells, type CellIndex } from "../select/cell-index.ts";
import { levelSimilarity } from "../select/levels.ts";
import { setting, type NetworkOptions } from "../options.ts";
import { refuseEmpty } from "../select/select.ts";
import { cellFields } from "../time/sliding.ts";
import { levelWeight } from "../build/two-mode.ts";

/** What one concept does inside one group of actors, or between two. */
export interface ConceptRole {
  readonly concept: string;
  /** The group, or both groups of a pair. */
  readonly groups: readonly [number] | readonly [number, number];
  /** Sum over pairs of actors of their congruence and of their conflict on this concept. */
  readonly congruence: number;
  readonly conflict: number;
  /** congruence − conflict. */
  readonly balance: number;
  /** The concept's share of the group's (or pair's) congruence and conflict over all concepts, in [0, 1]. */
  readonly congruenceShare: number;
  readonly conflictShare: number;
  /** Actors who on balance speak for the concept, against it, and who do both alike. */
  readonly actorsFor: number;
  readonly actorsAgainst: number;
  readonly actorsBoth: number;
}

export interface CoalitionConcepts {
  /** For every group, its concepts: those that hold it together first, those that split it last. */
  readonly within: readonly ConceptRole[];
  /** For every pair of groups: those that divide them first, those that bridge them last. */
  readonly between: readonly ConceptRole[];
  readonly unreviewedShare: number;
}

/**
 * Which concepts hold a coalition together, which split it, which divide coalitions and which bridge them.
 *
 * Formula, with V_g the statements of group g by level and σ the similarity of levels: congruence within
 * ½ (V_g'σV_g − Σ over its actors v'σv), conflict the same with 1 − σ; between groups V_g'σV_h.
 *
 * @param membership group of each actor by name; actors without one are left out
 * @throws RAP_NETWORK_SETTING without a qualifier; what `buildNetwork` throws
 * Cost: O(cells + groups² · concepts · levels²).
 */
export function coalitionConcepts(table: StatementTable, options: NetworkOptions, membership: ReadonlyMap<string, number>): CoalitionConcepts {
  if (options.qualifier === undefined || options.qualifier === null)
    throw setting("without a qualifier no concept can divide anyone", "name the qualifier that tells for from against");
  const frame = prepareNetwork(table, { ...options, networkType: "onemode", aggregation: "congruence", normalization: "no", isolates: false });
  refuseEmpty(frame.selection);
  const index = indexCells(cellFields(frame), frame.selection.kept);
  const groupOf = Int32Array.from(frame.labels1.names, (name) => membership.get(name) ?? -1);
  const similarity = levelSimilarity(frame.levels, frame.settings.conventions);
  const weights = Float64Array.from({ length: index.levelCount }, (_, level) => levelWeight(frame.levels, level));
  const sums = { index, counts: countCells(index).mass, groupOf, similarity, weights, concepts: frame.labels2.names };
  const groupCount = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
  const groups = Array.from({ length: groupCount }, (_, group) => group);
  const within = groups.flatMap((group) => rolesOf(sums, [group]).sort(byBalance(1)));
  const between = groups.flatMap((first) => groups.slice(first + 1).flatMap((second) => rolesOf(sums, [first, second]).sort(byBalance(-1))));
  return { within, between, unreviewedShare: frame.selection.unreviewedShare };
}

interface ConceptSums {
  readonly index: CellIndex;
  readonly counts: Float64Array;
  readonly groupOf: Int32Array;
  readonly similarity: Float64Array;
  readonly weights: Float64Array;
  readonly concepts: readonly string[];
}

function byBalance(direction: 1 | -1): (a: ConceptRole, b: ConceptRole) => number {
  return (a, b) => direction * (b.balance - a.balance) || (a.concept < b.concept ? -1 : 1);
}

function rolesOf(sums: ConceptSums, groups: readonly [number] | readonly [number, number]): ConceptRole[] {
  const roles = sums.concepts
    .map((concept, column) => ({ concept, groups, ...pairSums(sums, column, groups) }))
    .filter((role) => role.congruence + role.conflict > 0);
  const congruence = roles.reduce((sum, role) => sum + role.congruence, 0);
  const conflict = roles.reduce((sum, role) => sum + role.conflict, 0);
  return roles.map((role) => ({
    ...role,
    congruenceShare: congruence > 0 ? role.congruence / congruence : 0,
    conflictShare: conflict > 0 ? role.conflict / conflict : 0,
  }));
}

type PairSums = Pick<ConceptRole, "congruence" | "conflict" | "balance" | "actorsFor" | "actorsAgainst" | "actorsBoth">;

function pairSums(sums: ConceptSums, column: number, groups: readonly [number] | readonly [number, number]): PairSums {
  const { levelCount } = sums.index;
  const actors = actorVectors(sums, column);
  const [first, second] = groups;
  const chosen = [...actors].filter(([actor]) => groups.some((group) => group === sums.groupOf[actor]));
  const totals = (group: number) =>
    addVectors(
      chosen.filter(([actor]) => sums.groupOf[actor] === group).map(([, vector]) => vector),
      levelCount,
    );
  const left = totals(first);
  const right = second === undefined ? left : totals(second);
  let congruence = product(left, right, sums.similarity, 1);
  let conflict = product(left, right, sums.similarity, 0);
  if (second === undefined) {
    for (const [, vector] of chosen) {
      congruence -= product(vector, vector, sums.similarity, 1);
      conflict -= product(vector, vector, sums.similarity, 0);
    }
    [congruence, conflict] = [congruence / 2, conflict / 2];
  }
  const stands = chosen.map(([, vector]) => Math.sign(vector.reduce((sum, count, level) => sum + count * (sums.weights[level] as number), 0)));
  const count = (sign: number) => stands.filter((stand) => stand === sign).length;
  return { congruence, conflict, balance: congruence - conflict, actorsFor: count(1), actorsAgainst: count(-1), actorsBoth: count(0) };
}

/** Each actor's statements on a column by level. */
function actorVectors({ index, counts }: ConceptSums, column: number): Map<number, Float64Array> {
  const vectors = new Map<number, Float64Array>();
  for (let level = 0; level < index.levelCount; level++) {
    const layer = column * index.levelCount + level;
    for (let cell = index.layerStart[layer] as number; cell < (index.layerStart[layer + 1] as number); cell++) {
      const actor = index.actors[cell] as number;
      const vector = vectors.get(actor) ?? new Float64Array(index.levelCount);
      vector[level] = counts[cell] as number;
      vectors.set(actor, vector);
    }
  }
  return vectors;
}

function addVectors(vectors: readonly Float64Array[], size: number): Float64Array {
  const sum = new Float64Array(size);
  for (const vector of vectors) for (let at = 0; at < size; at++) sum[at] = (sum[at] as number) + (vector[at] as number);
  return sum;
}

/** Σ a(k)·b(l)·σ(k, l), or with 1 − σ. */
function product(a: Float64Array, b: Float64Array, similarity: Float64Array, isAlike: 0 | 1): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++)
    for (let l = 0; l < b.length; l++) {
      const alike = similarity[k * b.length + l] as number;
      sum += (a[k] as number) * (b[l] as number) * (isAlike === 1 ? alike : 1 - alike);
    }
  return sum;
}
