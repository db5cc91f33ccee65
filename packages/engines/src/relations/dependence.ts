import { quadIndex } from "./act.ts";
import { knownActor } from "./alignment.ts";
import { findArc, type ActorGraph, type Arc } from "./build-actor-graph.ts";

export interface DependenceOptions {
  /** Which acts count: all cooperative ones, or those that hand something over (COOPERATE, AID, RETREAT). */
  readonly acts?: "cooperation" | "material-cooperation";
}

/** How much of each one's cooperation is with the other. */
export interface Dependence {
  readonly pair: readonly [string, string];
  /** Share of the first's (second's) cooperative acts, both directions, that are with the other, in [0, 1]; null where it has none. */
  readonly shares: readonly [number | null, number | null];
  /** √(share₁ · share₂): how much the tie weighs for both. */
  readonly salience: number | null;
  /** 1 − |share₁ − share₂|: 1 where both lean on each other alike. */
  readonly symmetry: number | null;
  /** salience · symmetry. */
  readonly interdependence: number | null;
  /** share₁ − share₂: above 0 the first depends more on the second than the second on the first. */
  readonly asymmetry: number | null;
  /** Cooperative acts between the two, and of each with anyone. */
  readonly sharedCount: number;
  readonly totals: readonly [number, number];
  readonly evidence: readonly string[];
}

/**
 * Dependence and its asymmetry, as Barbieri 1996 (Journal of Peace Research 33:29–49) computes them for trade, with acts in place of trade:
 * shareᵢ = acts with the other / all acts of i; salience = √(shareᵢ·shareⱼ); symmetry = 1 − |shareᵢ − shareⱼ|; interdependence their product.
 * Counts acts, whatever the graph's weighting. It measures what the texts tell of, not what the actors exchange.
 *
 * @throws RAP_RELATIONS_ACTOR_UNKNOWN
 * Cost: O(arcs).
 */
export function dependence(graph: ActorGraph, first: string, second: string, options: DependenceOptions = {}): Dependence {
  const quads = options.acts === "material-cooperation" ? [1] : [0, 1];
  const totals = [knownActor(graph, first), knownActor(graph, second)].map((actor) => cooperationOf(graph, actor, quads)) as [number, number];
  const between = [findArc(graph, first, second), findArc(graph, second, first)].filter((arc) => arc !== undefined);
  const evidence = between.flatMap((arc) => cooperativeActs(graph, arc, quads));
  const shares = totals.map((total) => (total === 0 ? null : evidence.length / total)) as [number | null, number | null];
  return { pair: [first, second], shares, ...combine(shares), sharedCount: evidence.length, totals, evidence };
}

function combine(shares: readonly [number | null, number | null]): Pick<Dependence, "salience" | "symmetry" | "interdependence" | "asymmetry"> {
  const [first, second] = shares;
  if (first === null || second === null) return { salience: null, symmetry: null, interdependence: null, asymmetry: null };
  const salience = Math.sqrt(first * second);
  const symmetry = 1 - Math.abs(first - second);
  return { salience, symmetry, interdependence: salience * symmetry, asymmetry: first - second };
}

function cooperationOf(graph: ActorGraph, actor: number, quads: readonly number[]): number {
  let count = 0;
  for (const arc of graph.arcs) {
    if (arc.source === actor || arc.target === actor) for (const quad of quads) count += arc.byQuad[quad] ?? 0;
  }
  return count;
}

function cooperativeActs(graph: ActorGraph, arc: Arc, quads: readonly number[]): string[] {
  const acts = arc.acts.map((position) => graph.acts[position]).filter((act) => act !== undefined);
  return acts.filter((act) => quads.includes(quadIndex(act.action))).map((act) => act.id);
}
