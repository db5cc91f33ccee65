import { adjacency, type Adjacency, type SignedTopology } from "./signed-graph.ts";

/**
 * A division into blocks that can place and take back one node at a time in O(degree · blocks).
 * An edge is frustrated where it is positive between two blocks or negative within one.
 */
export class BlockState {
  readonly blockCount: number;
  /** Block by node, −1 for a node that has no place yet. */
  readonly blockOf: Int32Array;
  /** Frustrated edges among the placed nodes. */
  frustrated = 0;
  /** By node and block: edges to placed nodes that would be frustrated with the node in the block. */
  private readonly costs: Int32Array;
  private readonly links: Adjacency;
  private readonly graph: SignedTopology;

  constructor(graph: SignedTopology, blockCount: number) {
    this.graph = graph;
    this.blockCount = blockCount;
    this.links = adjacency(graph);
    this.blockOf = new Int32Array(graph.nodeCount).fill(-1);
    this.costs = new Int32Array(graph.nodeCount * blockCount);
  }

  cost(node: number, block: number): number {
    return this.costs[node * this.blockCount + block] as number;
  }

  /** The block with the lowest cost among the first `open` blocks; the first of several. */
  cheapest(node: number, open: number): number {
    let best = 0;
    for (let block = 1; block < open; block++) if (this.cost(node, block) < this.cost(node, best)) best = block;
    return best;
  }

  place(node: number, block: number): void {
    this.frustrated += this.cost(node, block);
    this.blockOf[node] = block;
    this.addToNeighbours(node, block, 1);
  }

  takeBack(node: number): void {
    const block = this.blockOf[node] as number;
    this.blockOf[node] = -1;
    this.addToNeighbours(node, block, -1);
    this.frustrated -= this.cost(node, block);
  }

  private addToNeighbours(node: number, block: number, step: 1 | -1): void {
    const { offsets, neighbours, edges } = this.links;
    for (let place = offsets[node] as number; place < (offsets[node + 1] as number); place++) {
      const row = (neighbours[place] as number) * this.blockCount;
      if (this.graph.sign[edges[place] as number] === -1) this.add(row + block, step);
      else for (let other = 0; other < this.blockCount; other++) if (other !== block) this.add(row + other, step);
    }
  }

  private add(cell: number, step: number): void {
    this.costs[cell] = (this.costs[cell] as number) + step;
  }
}
