import { RapporteurError } from "@rapporteur/core/base";
import { knownActor } from "./alignment.ts";
import type { ActorGraph } from "./build-actor-graph.ts";
import { namedEdge, type NamedEdge } from "./balance/balance-report.ts";
import { adjacency, type SignedGraph } from "./balance/signed-graph.ts";
import { symmetrise, type RuleChoice } from "./balance/symmetrise.ts";

export interface MediationOptions {
  readonly rule?: RuleChoice;
  /** Most ties on a path, at least 2. */
  readonly maxLength?: number;
  /** Most paths returned, shortest first. */
  readonly limit?: number;
}

/** A chain of cooperative ties between two actors. */
export interface MediationPath {
  readonly actors: readonly string[];
  readonly ties: readonly NamedEdge[];
  /** Acts behind its thinnest tie. */
  readonly weakestTie: number;
}

export interface Mediation {
  readonly rule: RuleChoice;
  /** Sign between the two themselves: 1, −1, or null where no tie is signed. */
  readonly direct: 1 | -1 | null;
  readonly paths: readonly MediationPath[];
  /** True where more paths of the lengths asked for exist than were listed. */
  readonly isCapped: boolean;
}

/**
 * Ways from one actor to another over third ones by cooperative ties only: who could carry a message. Shortest first, then by the thickness
 * of their thinnest tie. The sign of a tie follows the symmetrisation rule, which is named in the result.
 *
 * @throws RAP_RELATIONS_ACTOR_UNKNOWN; RAP_RELATIONS_OPTION where `maxLength` is below 2
 * Cost: O(mean degree^maxLength), cut off after 200,000 steps (then `isCapped`).
 */
export function mediationPaths(graph: ActorGraph, from: string, to: string, options: MediationOptions = {}): Mediation {
  const maxLength = options.maxLength ?? 3;
  if (!(maxLength >= 2)) throw new RapporteurError("RAP_RELATIONS_OPTION", { option: "maxLength", value: maxLength, must: "a number from 2" });
  const rule = options.rule ?? "sum-of-values";
  const signed = symmetrise(graph, rule);
  const ends = { from: knownActor(graph, from), to: knownActor(graph, to) };
  const search = collectPaths(signed, ends, maxLength);
  const paths = search.paths.map((edges) => pathOf(signed, ends.from, edges)).toSorted(comparePaths);
  const limit = options.limit ?? 20;
  return { rule, direct: directSign(signed, ends), paths: paths.slice(0, limit), isCapped: search.isCapped || paths.length > limit };
}

/** A third actor with cooperative ties to both sides of a conflict. */
export interface Mediator {
  readonly actor: string;
  readonly conflicts: readonly { readonly conflict: NamedEdge; readonly ties: readonly [NamedEdge, NamedEdge] }[];
}

/**
 * Who cooperates with both sides of a conflict, by the number of such conflicts. In balance theory these are the `++-` triangles (Cartwright & Harary
 * 1956): a position to mediate from, and one under strain.
 *
 * Cost: O(negative edges · degree).
 */
export function mediators(graph: SignedGraph): Mediator[] {
  const friends = positiveNeighbours(graph);
  const found = new Map<number, Mediator["conflicts"][number][]>();
  for (let edge = 0; edge < graph.sign.length; edge++) {
    if (graph.sign[edge] !== -1) continue;
    const [ours, theirs] = [friends[graph.from[edge] as number], friends[graph.to[edge] as number]];
    for (const [third, tie] of ours ?? []) {
      const other = theirs?.get(third);
      if (other === undefined) continue;
      const entry = { conflict: namedEdge(graph, edge), ties: [namedEdge(graph, tie), namedEdge(graph, other)] as const };
      found.set(third, [...(found.get(third) ?? []), entry]);
    }
  }
  const list = [...found].map(([third, conflicts]) => ({ actor: graph.nodes[third] ?? "", conflicts }));
  return list.sort((a, b) => b.conflicts.length - a.conflicts.length || (a.actor < b.actor ? -1 : 1));
}

/** By node: cooperating neighbour → edge. */
function positiveNeighbours(graph: SignedGraph): Map<number, number>[] {
  const friends = graph.nodes.map(() => new Map<number, number>());
  for (let edge = 0; edge < graph.sign.length; edge++) {
    if (graph.sign[edge] !== 1) continue;
    const [a, b] = [graph.from[edge] as number, graph.to[edge] as number];
    friends[a]?.set(b, edge);
    friends[b]?.set(a, edge);
  }
  return friends;
}

const stepBudget = 200_000;

function collectPaths(graph: SignedGraph, ends: { from: number; to: number }, maxLength: number): { paths: number[][]; isCapped: boolean } {
  const { offsets, neighbours, edges } = adjacency(graph);
  const paths: number[][] = [];
  const onPath = new Set([ends.from]);
  const walked: number[] = [];
  let steps = 0;
  const visit = (node: number): void => {
    for (let place = offsets[node] as number; place < (offsets[node + 1] as number) && steps < stepBudget; place++) {
      const [next, edge] = [neighbours[place] as number, edges[place] as number];
      if (graph.sign[edge] !== 1 || onPath.has(next)) continue;
      steps++;
      walked.push(edge);
      if (next === ends.to) {
        if (walked.length > 1) paths.push([...walked]);
      } else if (walked.length < maxLength) {
        onPath.add(next);
        visit(next);
        onPath.delete(next);
      }
      walked.pop();
    }
  };
  visit(ends.from);
  return { paths, isCapped: steps >= stepBudget };
}

function pathOf(graph: SignedGraph, start: number, edges: readonly number[]): MediationPath {
  const actors = [start];
  for (const edge of edges) actors.push(graph.from[edge] === actors.at(-1) ? (graph.to[edge] as number) : (graph.from[edge] as number));
  const ties = edges.map((edge) => namedEdge(graph, edge));
  return { actors: actors.map((actor) => graph.nodes[actor] ?? ""), ties, weakestTie: Math.min(...ties.map((tie) => tie.evidence.length)) };
}

function comparePaths(a: MediationPath, b: MediationPath): number {
  return a.actors.length - b.actors.length || b.weakestTie - a.weakestTie || (a.actors.join("\n") < b.actors.join("\n") ? -1 : 1);
}

function directSign(graph: SignedGraph, ends: { from: number; to: number }): 1 | -1 | null {
  const [low, high] = [Math.min(ends.from, ends.to), Math.max(ends.from, ends.to)];
  for (let edge = 0; edge < graph.sign.length; edge++)
    if (graph.from[edge] === low && graph.to[edge] === high) return graph.sign[edge] === 1 ? 1 : -1;
  return null;
}
