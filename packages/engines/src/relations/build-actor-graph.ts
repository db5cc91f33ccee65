import { type ReviewBasis, reviewBasis } from "@rapporteur/core/model";
import { actValue, quadIndex, type Act, type Weighting } from "./act.ts";

/** All acts from one actor to another. */
export interface Arc {
  /** Indices into the graph's `actors`. */
  readonly source: number;
  readonly target: number;
  /** Indices into the graph's `acts`: the evidence, in the order given. */
  readonly acts: readonly number[];
  /** Number of acts of each quad class, in the order of `quadClasses`. */
  readonly byQuad: readonly [number, number, number, number];
  /** Sums of the positive and of the negative values of the acts, the latter as a positive number. */
  readonly cooperation: number;
  readonly conflict: number;
  /** Milliseconds since 1970 UTC of the first and last dated act; null where none is dated. */
  readonly first: number | null;
  readonly last: number | null;
}

/** The directed, signed, weighted, dated multigraph of actors: the acts themselves, and one arc an ordered pair that has any. */
export interface ActorGraph {
  /** Entity ids, sorted. */
  readonly actors: readonly string[];
  readonly acts: readonly Act[];
  /** Sorted by source, then target. */
  readonly arcs: readonly Arc[];
  readonly weighting: Weighting;
  readonly basis: ReviewBasis;
}

export interface ActorGraphOptions {
  readonly weighting?: Weighting;
  /** Actors to list even where they have no act. */
  readonly actors?: readonly string[];
}

/**
 * Gathers acts into the actor graph. The order of the acts changes nothing but the order of evidence.
 *
 * Cost: O(acts + actors · log actors).
 */
export function buildActorGraph(acts: readonly Act[], options: ActorGraphOptions = {}): ActorGraph {
  const weighting = options.weighting ?? "count";
  const names = new Set(options.actors);
  for (const act of acts) names.add(act.source).add(act.target);
  const actors = [...names].sort();
  const index = new Map(actors.map((actor, position) => [actor, position]));
  const byPair = new Map<number, number[]>();
  for (const [position, act] of acts.entries()) {
    const key = (index.get(act.source) ?? 0) * actors.length + (index.get(act.target) ?? 0);
    const list = byPair.get(key);
    if (list === undefined) byPair.set(key, [position]);
    else list.push(position);
  }
  const keys = Float64Array.from(byPair.keys()).sort();
  const arcs = Array.from(keys, (key) => {
    const ends = { source: Math.floor(key / actors.length), target: key % actors.length };
    return buildArc(ends, byPair.get(key) ?? [], { acts, weighting });
  });
  return { actors, acts, arcs, weighting, basis: reviewBasis(acts) };
}

function buildArc(ends: { source: number; target: number }, positions: readonly number[], from: { acts: readonly Act[]; weighting: Weighting }): Arc {
  const byQuad: [number, number, number, number] = [0, 0, 0, 0];
  let [cooperation, conflict] = [0, 0];
  let [first, last]: [number | null, number | null] = [null, null];
  for (const position of positions) {
    const act = from.acts[position] as Act;
    byQuad[quadIndex(act.action)]++;
    const value = actValue(act, from.weighting);
    if (value > 0) cooperation += value;
    else conflict -= value;
    if (act.time === null) continue;
    first = first === null ? act.time : Math.min(first, act.time);
    last = last === null ? act.time : Math.max(last, act.time);
  }
  return { ...ends, acts: positions, byQuad, cooperation, conflict, first, last };
}

/** Statement ids behind an arc. */
export function arcEvidence(graph: ActorGraph, arc: Arc): string[] {
  return arc.acts.map((position) => graph.acts[position]?.id ?? "");
}

/** The arc from one actor to another, by entity id; undefined where there is none. Cost: O(log arcs). */
export function findArc(graph: ActorGraph, source: string, target: string): Arc | undefined {
  const [from, to] = [actorIndex(graph, source), actorIndex(graph, target)];
  const place = lowerBound(graph.arcs.length, (position) => {
    const arc = graph.arcs[position] as Arc;
    return arc.source < from || (arc.source === from && arc.target < to);
  });
  const arc = graph.arcs[place];
  return arc?.source === from && arc.target === to ? arc : undefined;
}

/** Place of an actor in `actors`, or −1. Cost: O(log actors). */
export function actorIndex(graph: ActorGraph, actor: string): number {
  const place = lowerBound(graph.actors.length, (position) => (graph.actors[position] as string) < actor);
  return graph.actors[place] === actor ? place : -1;
}

/** First position that is not before what is sought. */
function lowerBound(length: number, isBefore: (position: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
