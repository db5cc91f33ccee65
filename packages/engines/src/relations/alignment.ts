import { nearestName, RapporteurError } from "@rapporteur/core/base";
import { actorIndex, arcEvidence, type ActorGraph, type Arc } from "./build-actor-graph.ts";

/*
 * Similarity of two profiles of values, after Häge 2011, Political Analysis 19:287–305: all three are 1 − observed / expected distance and differ
 * in what they expect by chance. In: two lists of equal length; out: 1 for equal profiles, 0 for no more than chance, negative below.
 */

/**
 * Scott's π for valued profiles: chance is two draws from one distribution around the common mean.
 *
 * Formula: 1 − Σ(xᵢ−yᵢ)² / Σ[(xᵢ−m)² + (yᵢ−m)²], m the mean of both profiles together. For two categories this is Scott 1955's π.
 *
 * @returns null where there is nothing to compare or no variation at all
 */
export function profilePi(x: readonly number[], y: readonly number[]): number | null {
  const centre = (mean(x) + mean(y)) / 2;
  return chanceCorrected(x, y, squaresAround(x, centre) + squaresAround(y, centre));
}

/**
 * Cohen's κ for valued profiles: chance keeps each profile's own distribution. Equals κ with quadratic weights.
 *
 * Formula: 1 − Σ(xᵢ−yᵢ)² / (Σ(xᵢ−x̄)² + Σ(yᵢ−ȳ)² + n(x̄−ȳ)²).
 *
 * @returns null where there is nothing to compare or no variation at all
 */
export function profileKappa(x: readonly number[], y: readonly number[]): number | null {
  const [meanX, meanY] = [mean(x), mean(y)];
  return chanceCorrected(x, y, squaresAround(x, meanX) + squaresAround(y, meanY) + x.length * (meanX - meanY) ** 2);
}

/**
 * Signorino and Ritter's S: chance is half the largest distance possible, whatever the actors do, so shared absences count as likeness.
 *
 * Formula: 1 − 2 Σ|xᵢ−yᵢ| / (n·range). Source: Signorino & Ritter 1999, International Studies Quarterly 43:115–144, equal weights.
 *
 * @param range width of the scale the values come from, e.g. 2 for −1 … 1
 * @returns null where there is nothing to compare
 */
export function signorinoRitterS(x: readonly number[], y: readonly number[], range: number): number | null {
  if (x.length === 0) return null;
  const distance = x.reduce((sum, value, place) => sum + Math.abs(value - (y[place] ?? 0)), 0);
  return 1 - (2 * distance) / (x.length * range);
}

export interface AlignmentOptions {
  /** `sign`: −1, 0, 1 towards each third actor; `mean`: mean value of the acts. */
  readonly value?: "sign" | "mean";
  /** Acts sent only, or those received as well. */
  readonly direction?: "sent" | "both";
  /** Compare over all other actors of the graph, or over those that at least one of the two has acts with. */
  readonly thirds?: "all" | "related";
}

/** How alike two actors behave towards third ones. */
export interface Alignment {
  readonly pair: readonly [string, string];
  readonly scottPi: number | null;
  readonly cohenKappa: number | null;
  readonly signorinoRitterS: number | null;
  /** Why a figure is null; null where none is. */
  readonly undefinedBecause: "no third actor" | "no variation" | null;
  /** Third actors compared over, and those of them neither has any act with. */
  readonly thirdCount: number;
  readonly untouchedCount: number;
  /** Acts behind the two profiles, and their ids. */
  readonly actCount: number;
  readonly evidence: readonly string[];
}

/**
 * Alignment of two actors: likeness of what they do to others. Their acts on each other are left out, since they are about the pair.
 *
 * @throws RAP_RELATIONS_ACTOR_UNKNOWN
 * Cost: O(arcs) a pair.
 */
export function alignment(graph: ActorGraph, first: string, second: string, options: AlignmentOptions = {}): Alignment {
  const pair = [knownActor(graph, first), knownActor(graph, second)] as const;
  const [profileX, profileY] = [profileOf(graph, pair[0], options), profileOf(graph, pair[1], options)];
  const thirds = graph.actors.keys().filter((actor) => !pair.includes(actor));
  const related = [...thirds].filter((actor) => options.thirds !== "related" || profileX.has(actor) || profileY.has(actor));
  const [x, y] = [profileX, profileY].map((profile) => related.map((actor) => profile.get(actor)?.value ?? 0)) as [number[], number[]];
  const arcs = related.flatMap((actor) => [...(profileX.get(actor)?.arcs ?? []), ...(profileY.get(actor)?.arcs ?? [])]);
  const evidence = arcs.flatMap((arc) => arcEvidence(graph, arc));
  const figures = { scottPi: profilePi(x, y), cohenKappa: profileKappa(x, y), signorinoRitterS: signorinoRitterS(x, y, scaleWidth(graph, options)) };
  return {
    pair: [first, second],
    ...figures,
    undefinedBecause: related.length === 0 ? "no third actor" : figures.scottPi === null ? "no variation" : null,
    thirdCount: related.length,
    untouchedCount: related.filter((actor) => !profileX.has(actor) && !profileY.has(actor)).length,
    actCount: evidence.length,
    evidence,
  };
}

/** Alignments of all pairs of the actors named (all by default), for a heat map. Cost: O(actors² · actors + actors · arcs). */
export function alignmentMatrix(graph: ActorGraph, actors: readonly string[] = graph.actors, options: AlignmentOptions = {}): Alignment[] {
  return actors.flatMap((first, place) => actors.slice(place + 1).map((second) => alignment(graph, first, second, options)));
}

/** Index of an actor by id. @throws RAP_RELATIONS_ACTOR_UNKNOWN with the nearest name. */
export function knownActor(graph: ActorGraph, actor: string): number {
  const index = actorIndex(graph, actor);
  if (index >= 0) return index;
  const nearest = nearestName(actor, graph.actors);
  const cure = nearest === null ? "the graph lists its actors; an actor without acts is not in it" : `did you mean ${nearest}?`;
  throw new RapporteurError("RAP_RELATIONS_ACTOR_UNKNOWN", { actor, cure });
}

interface Tie {
  readonly value: number;
  readonly arcs: readonly Arc[];
}

function profileOf(graph: ActorGraph, actor: number, options: AlignmentOptions): Map<number, Tie> {
  const arcsByThird = new Map<number, Arc[]>();
  for (const arc of graph.arcs) {
    const isOwn = arc.source === actor || (options.direction === "both" && arc.target === actor);
    if (!isOwn) continue;
    const third = arc.source === actor ? arc.target : arc.source;
    arcsByThird.set(third, [...(arcsByThird.get(third) ?? []), arc]);
  }
  return new Map([...arcsByThird].map(([third, arcs]) => [third, { arcs, value: tieValue(arcs, options.value ?? "sign") }]));
}

function tieValue(arcs: readonly Arc[], value: "sign" | "mean"): number {
  const balance = arcs.reduce((sum, arc) => sum + arc.cooperation - arc.conflict, 0);
  return value === "sign" ? Math.sign(balance) : balance / arcs.reduce((count, arc) => count + arc.acts.length, 0);
}

function scaleWidth(graph: ActorGraph, options: AlignmentOptions): number {
  return options.value === "mean" && graph.weighting === "weight" ? 20 : 2;
}

function chanceCorrected(x: readonly number[], y: readonly number[], expected: number): number | null {
  if (expected === 0) return null;
  return 1 - x.reduce((sum, value, place) => sum + (value - (y[place] ?? 0)) ** 2, 0) / expected;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squaresAround(values: readonly number[], centre: number): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
