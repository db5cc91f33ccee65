import { nodeStrengths, type WeightedGraph } from "./weighted-graph.ts";

/**
 * Newman's modularity of a partition of a weighted graph.
 *
 * Formula: Q = Σ over groups [w_in / 2w − (k / 2w)²]; w_in the weights inside (each tie twice), k the group's strength,
 * 2w the sum of strengths. Source: Newman 2004, Phys. Rev. E 70, 056131. 0 for a graph without ties.
 *
 * Cost: O(ties).
 */
export function modularity(graph: WeightedGraph, membership: ArrayLike<number>, resolution = 1): number {
  const strengths = nodeStrengths(graph);
  const total = strengths.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const groupStrength = new Map<number, number>();
  let inside = 0;
  for (let node = 0; node < graph.size; node++) {
    const group = membership[node] as number;
    groupStrength.set(group, (groupStrength.get(group) ?? 0) + (strengths[node] as number));
    for (let at = graph.start[node] as number; at < (graph.start[node + 1] as number); at++)
      if (membership[graph.neighbours[at] as number] === group) inside += graph.weights[at] as number;
  }
  let expected = 0;
  for (const strength of groupStrength.values()) expected += (strength / total) ** 2;
  return inside / total - resolution * expected;
}

/** Groups renumbered by their first member, so that equal partitions are equal arrays. */
export function relabelGroups(membership: ArrayLike<number>): Int32Array {
  const names = new Map<number, number>();
  return Int32Array.from(membership, (group) => {
    const name = names.get(group) ?? names.size;
    names.set(group, name);
    return name;
  });
}

/**
 * Agreement of two partitions beyond chance: 1 for equal ones, 0 expected by chance.
 *
 * Formula: (Σ C(n_gh, 2) − E) / ((Σ C(a_g, 2) + Σ C(b_h, 2)) / 2 − E), E = Σ C(a_g, 2)·Σ C(b_h, 2) / C(n, 2). Source:
 * Hubert and Arabie 1985, J. Classification 2, 193–218. 1 where both put everything into one group or everyone apart.
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const sumPairs = (keys: (index: number) => string) => {
    const counts = new Map<string, number>();
    for (let node = 0; node < a.length; node++) counts.set(keys(node), (counts.get(keys(node)) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
  };
  const both = sumPairs((node) => `${a[node]}|${b[node]}`);
  const first = sumPairs((node) => String(a[node]));
  const second = sumPairs((node) => String(b[node]));
  const expected = a.length < 2 ? 0 : (first * second) / pairs(a.length);
  const spread = (first + second) / 2 - expected;
  return spread === 0 ? 1 : (both - expected) / spread;
}
