import { adjacency, type Adjacency, type SignedTopology } from "./signed-graph.ts";

/**
 * Finds cycles with an odd number of negative edges. A cycle through `v` is unbalanced where a walk in the double cover of the graph, which has
 * two copies of each node and crosses from one to the other on every negative edge, leads from one copy of `v` to the other.
 *
 * Source of the construction: Barahona & Mahjoub 1986, Mathematical Programming 36:157–173, who separate odd cycles so.
 */
export class UnbalancedCycleFinder {
  private readonly links: Adjacency;
  private readonly graph: SignedTopology;
  private readonly distance: Float64Array;
  private readonly cameBy: Int32Array;
  private readonly cameFrom: Int32Array;
  private readonly heap: CopyHeap;

  constructor(graph: SignedTopology) {
    this.graph = graph;
    this.links = adjacency(graph);
    this.distance = new Float64Array(2 * graph.nodeCount);
    this.cameBy = new Int32Array(2 * graph.nodeCount);
    this.cameFrom = new Int32Array(2 * graph.nodeCount);
    this.heap = new CopyHeap(this.distance);
  }

  /**
   * Edges of a simple unbalanced cycle no longer than the shortest unbalanced walk through `root`; null where that is `limit` or longer.
   *
   * @param lengths by edge, ≥ 0; Infinity closes an edge
   * Cost: O(edges · log nodes), less with a low limit.
   */
  shortest(root: number, lengths: Float64Array, limit: number): number[] | null {
    const [start, goal] = [2 * root, 2 * root + 1];
    this.distance.fill(Number.POSITIVE_INFINITY);
    this.heap.clear();
    this.distance[start] = 0;
    this.heap.push(start);
    for (let copy = this.heap.pop(); copy >= 0; copy = this.heap.pop()) {
      if ((this.distance[copy] as number) >= limit) return null;
      if (copy === goal) return this.simpleCycle(start, goal);
      this.relax(copy, lengths);
    }
    return null;
  }

  private relax(copy: number, lengths: Float64Array): void {
    const { offsets, neighbours, edges } = this.links;
    const node = copy >> 1;
    for (let place = offsets[node] as number; place < (offsets[node + 1] as number); place++) {
      const edge = edges[place] as number;
      const reached = (this.distance[copy] as number) + (lengths[edge] as number);
      const other = 2 * (neighbours[place] as number) + ((copy & 1) ^ (this.graph.sign[edge] === 1 ? 0 : 1));
      if (reached >= (this.distance[other] as number)) continue;
      this.distance[other] = reached;
      this.cameBy[other] = edge;
      this.cameFrom[other] = copy;
      this.heap.push(other);
    }
  }

  /** Walks back from the goal; the first node met in both copies closes a cycle that is simple and unbalanced. */
  private simpleCycle(start: number, goal: number): number[] {
    const walk: number[] = [];
    const placeOf = new Map<number, number>([[goal >> 1, 0]]);
    for (let copy = goal; copy !== start;) {
      walk.push(this.cameBy[copy] as number);
      copy = this.cameFrom[copy] as number;
      const earlier = placeOf.get(copy >> 1);
      if (earlier !== undefined) return walk.slice(earlier);
      placeOf.set(copy >> 1, walk.length);
    }
    return walk;
  }
}

/** Binary heap of node copies by distance; a copy may stand in it more than once, the nearest entry comes out first. */
class CopyHeap {
  private readonly copies: number[] = [];
  private readonly keys: number[] = [];
  private readonly distance: Float64Array;

  constructor(distance: Float64Array) {
    this.distance = distance;
  }

  clear(): void {
    this.copies.length = 0;
    this.keys.length = 0;
  }

  push(copy: number): void {
    const key = this.distance[copy] as number;
    let place = this.copies.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((this.keys[parent] as number) <= key) break;
      this.move(parent, place);
      place = parent;
    }
    this.copies[place] = copy;
    this.keys[place] = key;
  }

  /** The nearest copy, or −1 where the heap is empty. */
  pop(): number {
    const copy = this.copies[0];
    if (copy === undefined) return -1;
    const last = { copy: this.copies.pop() as number, key: this.keys.pop() as number };
    const length = this.copies.length;
    if (length > 0) this.sink(last, length);
    return copy;
  }

  private sink(last: { copy: number; key: number }, length: number): void {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= length) break;
      if (child + 1 < length && (this.keys[child + 1] as number) < (this.keys[child] as number)) child++;
      if ((this.keys[child] as number) >= last.key) break;
      this.move(child, place);
      place = child;
    }
    this.copies[place] = last.copy;
    this.keys[place] = last.key;
  }

  private move(from: number, to: number): void {
    this.copies[to] = this.copies[from] as number;
    this.keys[to] = this.keys[from] as number;
  }
}
