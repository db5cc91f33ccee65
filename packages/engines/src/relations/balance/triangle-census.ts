import { adjacency, type SignedTopology } from "./signed-graph.ts";

/** How many triangles have 3, 2, 1 and 0 positive edges, and what follows. */
export interface TriangleCensus {
  readonly counts: { readonly "+++": number; readonly "++-": number; readonly "+--": number; readonly "---": number };
  readonly triangles: number;
  /** Share of balanced triangles (`+++` and `+--`), T; null where there is no triangle. */
  readonly balancedShare: number | null;
  /** Share that is not `++-`: weak balance (Davis 1967) allows `---`; null where there is no triangle. */
  readonly weaklyBalancedShare: number | null;
}

/** Called with the three edges of a triangle. */
export type TriangleVisitor = (first: number, second: number, third: number) => void;

/**
 * Counts the triangles of a signed graph by their signs.
 *
 * T = balanced / all triangles. Source: Cartwright & Harary 1956, Psychological Review 63:277–293. T alone can mislead: a graph whose only
 * unbalanced cycle is longer than three has T = 1.
 *
 * Cost: O(edges^1.5).
 */
export function triangleCensus(graph: SignedTopology): TriangleCensus {
  const byPositives = [0, 0, 0, 0];
  visitTriangles(graph, (first, second, third) => {
    const positives = positive(graph, first) + positive(graph, second) + positive(graph, third);
    byPositives[positives] = (byPositives[positives] as number) + 1;
  });
  const [none, one, two, three] = byPositives as [number, number, number, number];
  const triangles = none + one + two + three;
  return {
    counts: { "+++": three, "++-": two, "+--": one, "---": none },
    triangles,
    balancedShare: triangles === 0 ? null : (three + one) / triangles,
    weaklyBalancedShare: triangles === 0 ? null : (triangles - two) / triangles,
  };
}

/**
 * Visits every triangle once: each edge is pointed from the node of lower to that of higher degree, so that no node has more than
 * √(2·edges) outgoing ones.
 */
export function visitTriangles(graph: SignedTopology, visit: TriangleVisitor): void {
  const { offsets, neighbours, edges } = adjacency(graph);
  const isBefore = (a: number, b: number): boolean => {
    const difference = (offsets[a + 1] as number) - (offsets[a] as number) - (offsets[b + 1] as number) + (offsets[b] as number);
    return difference < 0 || (difference === 0 && a < b);
  };
  const edgeTo = new Int32Array(graph.nodeCount).fill(-1);
  const forEachAfter = (node: number, use: (neighbour: number, edge: number) => void): void => {
    for (let place = offsets[node] as number; place < (offsets[node + 1] as number); place++) {
      const neighbour = neighbours[place] as number;
      if (isBefore(node, neighbour)) use(neighbour, edges[place] as number);
    }
  };
  for (let node = 0; node < graph.nodeCount; node++) {
    forEachAfter(node, (neighbour, edge) => {
      edgeTo[neighbour] = edge;
    });
    forEachAfter(node, (middle, first) =>
      forEachAfter(middle, (last, second) => {
        const third = edgeTo[last] as number;
        if (third >= 0) visit(first, second, third);
      }),
    );
    forEachAfter(node, (neighbour) => {
      edgeTo[neighbour] = -1;
    });
  }
}

/** Positive and negative degree by node. Cost: O(nodes + edges). */
export function signedDegrees(graph: SignedTopology): { readonly positive: Int32Array; readonly negative: Int32Array } {
  const degrees = { positive: new Int32Array(graph.nodeCount), negative: new Int32Array(graph.nodeCount) };
  for (let edge = 0; edge < graph.sign.length; edge++) {
    const column = graph.sign[edge] === 1 ? degrees.positive : degrees.negative;
    for (const node of [graph.from[edge] as number, graph.to[edge] as number]) column[node] = (column[node] as number) + 1;
  }
  return degrees;
}

function positive(graph: SignedTopology, edge: number): number {
  return graph.sign[edge] === 1 ? 1 : 0;
}
