import { nodeStrengths, type WeightedGraph } from "./weighted-graph.ts";

/** Measures of position, one number a node. */
export interface Centralities {
  /** Number of ties. */
  readonly degree: Float64Array;
  /** Sum of tie weights. */
  readonly strength: Float64Array;
  /** Share of shortest paths of others that pass through, in [0, 1]. */
  readonly betweenness: Float64Array;
  /** Harmonic closeness: mean of 1/distance to the others, 0 for those out of reach. */
  readonly closeness: Float64Array;
  /** Entry of the first eigenvector of the weights, scaled to a maximum of 1. */
  readonly eigenvector: Float64Array;
}

/**
 * Centralities of an undirected weighted graph. A stronger tie is a shorter way: its length is 1 / weight.
 *
 * Formula: betweenness Σ σ_st(v)/σ_st over pairs s, t, divided by (n − 1)(n − 2)/2. Source: Brandes 2001, J. Math.
 * Sociology 25, 163–177; closeness Σ 1/d / (n − 1), Marchiori and Latora 2000, Physica A 285, 539–546; eigenvector by
 * power iteration on A + cI, started evenly, so that it is 0 in components other than the strongest.
 *
 * Cost: O(n · ties · log n).
 */
export function centralities(graph: WeightedGraph): Centralities {
  const paths = shortestPathMeasures(graph);
  const degree = Float64Array.from({ length: graph.size }, (_, node) => (graph.start[node + 1] as number) - (graph.start[node] as number));
  return { degree, strength: nodeStrengths(graph), ...paths, eigenvector: eigenvectorCentrality(graph) };
}

function shortestPathMeasures(graph: WeightedGraph): { betweenness: Float64Array; closeness: Float64Array } {
  const { size } = graph;
  const betweenness = new Float64Array(size);
  const closeness = new Float64Array(size);
  for (let source = 0; source < size; source++) {
    const { order, distance, paths } = shortestPaths(graph, source);
    const dependency = new Float64Array(size);
    for (let at = order.length - 1; at > 0; at--) {
      const node = order[at] as number;
      closeness[source] = (closeness[source] as number) + 1 / (distance[node] as number);
      // Every predecessor on a shortest path shares in what passes through the node.
      for (let tie = graph.start[node] as number; tie < (graph.start[node + 1] as number); tie++) {
        const before = graph.neighbours[tie] as number;
        if (!isClose((distance[before] as number) + 1 / (graph.weights[tie] as number), distance[node] as number)) continue;
        const share = ((paths[before] as number) / (paths[node] as number)) * (1 + (dependency[node] as number));
        dependency[before] = (dependency[before] as number) + share;
      }
      betweenness[node] = (betweenness[node] as number) + (dependency[node] as number);
    }
  }
  // Each pair was met from both its ends.
  const pairs = (size - 1) * (size - 2);
  return {
    betweenness: betweenness.map((value) => (pairs > 0 ? value / pairs : 0)),
    closeness: closeness.map((value) => (size > 1 ? value / (size - 1) : 0)),
  };
}

/** Lengths that differ by rounding alone are equal; the smaller one is finite. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.min(a, b);
}

/** Nodes in reach by distance, the source first, with the number of shortest paths to each. */
export function shortestPaths(graph: WeightedGraph, source: number): { order: number[]; distance: Float64Array; paths: Float64Array } {
  const distance = new Float64Array(graph.size).fill(Infinity);
  const paths = new Float64Array(graph.size);
  const isDone = new Uint8Array(graph.size);
  const order: number[] = [];
  const queue = new NodeQueue();
  distance[source] = 0;
  paths[source] = 1;
  queue.push(source, 0);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (isDone[node] === 1) continue;
    isDone[node] = 1;
    order.push(node);
    for (let tie = graph.start[node] as number; tie < (graph.start[node + 1] as number); tie++) {
      const other = graph.neighbours[tie] as number;
      if (isDone[other] === 1) continue;
      const length = (distance[node] as number) + 1 / (graph.weights[tie] as number);
      const known = distance[other] as number;
      if (isClose(length, known)) paths[other] = (paths[other] as number) + (paths[node] as number);
      else if (length < known) {
        distance[other] = length;
        paths[other] = paths[node] as number;
        queue.push(other, length);
      }
    }
  }
  return { order, distance, paths };
}

/** A binary heap of nodes by distance, lower nodes first among equals. */
class NodeQueue {
  private readonly heap: { node: number; key: number }[] = [];

  push(node: number, key: number): void {
    this.heap.push({ node, key });
    for (let at = this.heap.length - 1; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) return;
      this.exchange(at, parent);
      at = parent;
    }
  }

  pop(): number | undefined {
    const top = this.heap[0];
    const last = this.heap.pop();
    if (top === undefined || last === undefined) return undefined;
    if (this.heap.length > 0) this.heap[0] = last;
    for (let at = 0; ;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < this.heap.length && this.isBefore(child, least)) least = child;
      if (least === at) return top.node;
      this.exchange(at, least);
      at = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [first, second] = [this.heap[a], this.heap[b]];
    if (first === undefined || second === undefined) return false;
    return first.key < second.key || (first.key === second.key && first.node < second.node);
  }

  private exchange(a: number, b: number): void {
    const [first, second] = [this.heap[a], this.heap[b]];
    if (first === undefined || second === undefined) return;
    this.heap[a] = second;
    this.heap[b] = first;
  }
}

function eigenvectorCentrality(graph: WeightedGraph): Float64Array {
  const strengths = nodeStrengths(graph);
  // The shift keeps two-sided graphs, whose lowest eigenvalue mirrors the highest, from swinging.
  const shift = strengths.reduce((most, value) => Math.max(most, value), 0) / 2;
  let vector = new Float64Array(graph.size).fill(1);
  if (shift === 0) return new Float64Array(graph.size);
  for (let round = 0; round < 1000; round++) {
    const next = vector.map((value) => value * shift);
    for (let node = 0; node < graph.size; node++)
      for (let tie = graph.start[node] as number; tie < (graph.start[node + 1] as number); tie++)
        next[node] = (next[node] as number) + (graph.weights[tie] as number) * (vector[graph.neighbours[tie] as number] as number);
    const most = next.reduce((highest, value) => Math.max(highest, value), 0);
    for (let node = 0; node < next.length; node++) next[node] = (next[node] as number) / most;
    const change = next.reduce((sum, value, node) => sum + Math.abs(value - (vector[node] as number)), 0);
    vector = next;
    if (change < 1e-12 * graph.size) break;
  }
  return vector.map((value) => (value < 1e-9 ? 0 : value));
}
