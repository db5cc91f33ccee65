import { firstIndex } from "@rapporteur/core/base";
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
  const byPair = new Map<number, GrowingArc>();
  for (const [position, act] of acts.entries()) {
    const [source, target] = [index.get(act.source) ?? 0, index.get(act.target) ?? 0];
    const key = source * actors.length + target;
    let arc = byPair.get(key);
    if (arc === undefined) {
      arc = { source, target, acts: [], byQuad: [0, 0, 0, 0], cooperation: 0, conflict: 0, first: null, last: null };
      byPair.set(key, arc);
    }
    arc.acts.push(position);
    addAct(arc, act, weighting);
  }
  const arcs = [...Float64Array.from(byPair.keys()).sort()].flatMap((key) => byPair.get(key) ?? []);
  return { actors, acts, arcs, weighting, basis: reviewBasis(acts) };
}

/** An arc while acts are added to it. All arcs grow at once, so that the acts are gone through in the order in which they lie in memory. */
interface GrowingArc extends Arc {
  readonly acts: number[];
  readonly byQuad: [number, number, number, number];
  cooperation: number;
  conflict: number;
  first: number | null;
  last: number | null;
}

function addAct(arc: GrowingArc, act: Act, weighting: Weighting): void {
  arc.byQuad[quadIndex(act.action)]++;
  const value = actValue(act, weighting);
  if (value > 0) arc.cooperation += value;
  else arc.conflict -= value;
  if (act.time === null) return;
  arc.first = arc.first === null ? act.time : Math.min(arc.first, act.time);
  arc.last = arc.last === null ? act.time : Math.max(arc.last, act.time);
}

/** Statement ids behind an arc. */
export function arcEvidence(graph: ActorGraph, arc: Arc): string[] {
  return arc.acts.map((position) => graph.acts[position]?.id ?? "");
}

/** The arc from one actor to another, by entity id; undefined where there is none. Cost: O(log arcs). */
export function findArc(graph: ActorGraph, source: string, target: string): Arc | undefined {
  const [from, to] = [actorIndex(graph, source), actorIndex(graph, target)];
  const place = firstIndex(graph.arcs.length, (position) => {
    const arc = graph.arcs[position] as Arc;
    return arc.source > from || (arc.source === from && arc.target >= to);
  });
  const arc = graph.arcs[place];
  return arc?.source === from && arc.target === to ? arc : undefined;
}

/** Place of an actor in `actors`, or −1. Cost: O(log actors). */
export function actorIndex(graph: ActorGraph, actor: string): number {
  const place = firstIndex(graph.actors.length, (position) => (graph.actors[position] as string) >= actor);
  return graph.actors[place] === actor ? place : -1;
}
