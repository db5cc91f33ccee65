import { adjacency, type SignedTopology } from "./signed-graph.ts";

/** A division of the nodes into two sides, ±1 by node. */
export type Sides = Int8Array;

/** True where the division frustrates the edge: a negative edge within a side, or a positive one between them. */
export function isFrustrated(graph: SignedTopology, sides: Sides, edge: number): boolean {
  return (sides[graph.from[edge] as number] as number) * (sides[graph.to[edge] as number] as number) !== graph.sign[edge];
}

/** The edges that a division frustrates, ascending. Cost: O(edges). */
export function frustratedEdges(graph: SignedTopology, sides: Sides): number[] {
  const frustrated: number[] = [];
  for (let edge = 0; edge < graph.sign.length; edge++) if (isFrustrated(graph, sides, edge)) frustrated.push(edge);
  return frustrated;
}

/**
 * Sides read off the edges that are not removed: a breadth-first search gives each node the side its first kept edge asks for, lowest node first.
 * Where the kept edges are balanced, none of them is frustrated. A component's first node is on side +1.
 *
 * Cost: O(nodes + edges).
 */
export function sidesWithout(graph: SignedTopology, removed: ReadonlySet<number>): Sides {
  const { offsets, neighbours, edges } = adjacency(graph);
  const sides = new Int8Array(graph.nodeCount);
  const queue = new Int32Array(graph.nodeCount);
  for (let root = 0; root < graph.nodeCount; root++) {
    if (sides[root] !== 0) continue;
    sides[root] = 1;
    queue[0] = root;
    for (let head = 0, tail = 1; head < tail; head++) {
      const node = queue[head] as number;
      for (let place = offsets[node] as number; place < (offsets[node + 1] as number); place++) {
        const [neighbour, edge] = [neighbours[place] as number, edges[place] as number];
        if (sides[neighbour] !== 0 || removed.has(edge)) continue;
        sides[neighbour] = (sides[node] as number) * (graph.sign[edge] as number);
        queue[tail++] = neighbour;
      }
    }
  }
  return sides;
}
