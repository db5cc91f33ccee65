import { type Random, shuffle } from "@rapporteur/core/base";
import type { SignedTopology } from "./signed-graph.ts";
import { visitTriangles } from "./triangle-census.ts";
import { UnbalancedCycleFinder } from "./unbalanced-cycles.ts";

/** The triangles that hold an odd number of negative edges, as edge triples. Cost: O(edges^1.5). */
export function unbalancedTriangles(graph: SignedTopology): [number, number, number][] {
  const found: [number, number, number][] = [];
  visitTriangles(graph, (first, second, third) => {
    if ((graph.sign[first] as number) * (graph.sign[second] as number) * (graph.sign[third] as number) < 0) found.push([first, second, third]);
  });
  return found;
}

/**
 * A lower bound of the frustration index: unbalanced cycles that share no edge. Each of them holds an edge that any division frustrates, so there
 * are never fewer frustrated edges than such cycles. Triangles are taken first, then the shortest cycle through each node while there is one.
 * The best of several orders counts.
 *
 * Cost: O(orders · (bound + nodes) · edges · log nodes), cut off after 40 million edge visits (the bound stays valid).
 */
export function packUnbalancedCycles(graph: SignedTopology, options: { random: Random; orders: number }): number {
  const triangles = unbalancedTriangles(graph);
  const finder = new UnbalancedCycleFinder(graph);
  let best = 0;
  for (let order = 0; order < options.orders; order++) {
    if (order > 0) shuffle(triangles, options.random);
    best = Math.max(best, packOnce(graph, triangles, { finder, visits: 40_000_000 / options.orders }));
  }
  return best;
}

function packOnce(
  graph: SignedTopology,
  triangles: readonly (readonly number[])[],
  budget: { finder: UnbalancedCycleFinder; visits: number },
): number {
  const lengths = new Float64Array(graph.sign.length).fill(1);
  let packed = 0;
  const take = (cycle: readonly number[]): void => {
    for (const edge of cycle) lengths[edge] = Number.POSITIVE_INFINITY;
    packed++;
  };
  for (const triangle of triangles) if (triangle.every((edge) => lengths[edge] === 1)) take(triangle);
  let visits = budget.visits;
  for (let root = 0; root < graph.nodeCount && visits > 0;) {
    const cycle = budget.finder.shortest(root, lengths, Number.POSITIVE_INFINITY);
    visits -= 2 * graph.sign.length;
    if (cycle === null) root++;
    else take(cycle);
  }
  return packed;
}
