import { type Random, shuffle } from "@rapporteur/core/base";
import { modularity, relabelGroups } from "./modularity.ts";
import { connectedComponents, nodeStrengths, type WeightedGraph } from "./weighted-graph.ts";

export interface LouvainOptions {
  readonly random: Random;
  /** Above 1 for more and smaller communities. */
  readonly resolution?: number | undefined;
  /** Runs over different node orders, of which the best stays; 10 by default. */
  readonly runs?: number | undefined;
}

/**
 * Communities of high modularity: nodes move to the neighbouring community with the largest gain until none gains, then
 * communities become nodes, and again; communities that fell apart are split, as Leiden guarantees.
 *
 * Source: Blondel et al. 2008, J. Stat. Mech. P10008; Traag, Waltman and van Eck 2019, Sci. Rep. 9, 5233.
 * @returns communities numbered by first member; a node without ties is its own
 * Cost: O(ties) a pass, a handful of passes a run. Deterministic for the random numbers given.
 */
export function louvain(graph: WeightedGraph, options: LouvainOptions): Int32Array {
  let best = relabelGroups(Int32Array.from({ length: graph.size }, (_, node) => node));
  let bestModularity = modularity(graph, best, options.resolution);
  for (let run = 0; run < (options.runs ?? 10); run++) {
    const membership = relabelGroups(splitApart(graph, runOnce(graph, options)));
    const value = modularity(graph, membership, options.resolution);
    if (value > bestModularity + 1e-12) [best, bestModularity] = [membership, value];
  }
  return best;
}

function splitApart(graph: WeightedGraph, membership: Int32Array): Int32Array {
  return connectedComponents(graph, (a, b) => membership[a] === membership[b]);
}

/** A graph whose nodes may hold weight inside, as communities do. */
interface Level extends WeightedGraph {
  readonly inner: Float64Array;
}

function runOnce(graph: WeightedGraph, options: LouvainOptions): Int32Array {
  let level: Level = { ...graph, inner: new Float64Array(graph.size) };
  let membership = Int32Array.from({ length: graph.size }, (_, node) => node);
  for (;;) {
    const moved = moveNodes(level, options);
    if (moved === null) return membership;
    const groups = relabelGroups(moved);
    membership = membership.map((node) => groups[node] as number);
    level = aggregate(level, groups);
  }
}

/** Community of each node of the level after local moves, or null where none moved. */
function moveNodes(level: Level, { random, resolution = 1 }: LouvainOptions): Int32Array | null {
  const strengths = nodeStrengths(level).map((strength, node) => strength + (level.inner[node] as number));
  const total = strengths.reduce((sum, value) => sum + value, 0);
  if (total === 0) return null;
  const community = Int32Array.from({ length: level.size }, (_, node) => node);
  const communityStrength = strengths.slice();
  const weightTo = new Float64Array(level.size);
  const order = shuffle(
    Array.from({ length: level.size }, (_, node) => node),
    random,
  );
  let hasMoved = false;
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const node of order) {
      const own = community[node] as number;
      const strength = strengths[node] as number;
      communityStrength[own] = (communityStrength[own] as number) - strength;
      const target = bestCommunity({ level, community, communityStrength, weightTo }, node, (resolution * strength) / total);
      communityStrength[target] = (communityStrength[target] as number) + strength;
      if (target === own) continue;
      community[node] = target;
      isMoving = true;
      hasMoved = true;
    }
  }
  return hasMoved ? community : null;
}

interface MoveState {
  readonly level: Level;
  readonly community: Int32Array;
  readonly communityStrength: Float64Array;
  /** Scratch: weight from the node at hand to each community; left at 0. */
  readonly weightTo: Float64Array;
}

/** The neighbouring community with the largest w − k·K·resolution/2w; the own one unless another is clearly better. */
function bestCommunity({ level, community, communityStrength, weightTo }: MoveState, node: number, scaledStrength: number): number {
  const from = level.start[node] as number;
  const to = level.start[node + 1] as number;
  for (let at = from; at < to; at++) {
    const other = community[level.neighbours[at] as number] as number;
    weightTo[other] = (weightTo[other] as number) + (level.weights[at] as number);
  }
  const gainOf = (group: number) => (weightTo[group] as number) - scaledStrength * (communityStrength[group] as number);
  let best = community[node] as number;
  let bestGain = gainOf(best);
  for (let at = from; at < to; at++) {
    const group = community[level.neighbours[at] as number] as number;
    const gain = gainOf(group);
    if (gain > bestGain + 1e-12) [best, bestGain] = [group, gain];
  }
  for (let at = from; at < to; at++) weightTo[community[level.neighbours[at] as number] as number] = 0;
  return best;
}

function aggregate(level: Level, groups: Int32Array): Level {
  const size = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const ties = Array.from({ length: size }, () => new Map<number, number>());
  const inner = new Float64Array(size);
  for (let node = 0; node < level.size; node++) {
    const own = groups[node] as number;
    inner[own] = (inner[own] as number) + (level.inner[node] as number);
    for (let at = level.start[node] as number; at < (level.start[node + 1] as number); at++) {
      const other = groups[level.neighbours[at] as number] as number;
      const weight = level.weights[at] as number;
      if (other === own) inner[own] = inner[own] + weight;
      else ties[own]?.set(other, (ties[own]?.get(other) ?? 0) + weight);
    }
  }
  const start = new Int32Array(size + 1);
  for (const [group, map] of ties.entries()) start[group + 1] = (start[group] as number) + map.size;
  const entries = ties.flatMap((map) => [...map]);
  return {
    size,
    start,
    neighbours: Int32Array.from(entries, ([other]) => other),
    weights: Float64Array.from(entries, ([, weight]) => weight),
    inner,
  };
}
