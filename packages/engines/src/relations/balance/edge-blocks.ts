import { adjacency, type Adjacency, type SignedTopology } from "./signed-graph.ts";

/** A biconnected piece of a graph: its own small topology, with the way back to the whole. */
export interface EdgeBlock extends SignedTopology {
  /** Node of the whole graph by node of the block. */
  readonly nodeOf: Int32Array;
  /** Edge of the whole graph by edge of the block. */
  readonly edgeOf: Int32Array;
}

/**
 * The biconnected components that hold a cycle. Every cycle lies inside one of them, so whatever counts cycles adds up over blocks.
 *
 * Source: Hopcroft & Tarjan 1973, Communications of the ACM 16:372–378; without recursion, for long chains.
 * Cost: O(nodes + edges).
 */
export function edgeBlocks(graph: SignedTopology): EdgeBlock[] {
  const blocks: EdgeBlock[] = [];
  const walk = new BlockWalk(graph, (edges) => {
    // A block of one edge is a bridge, and two edges cannot close a cycle.
    if (edges.length > 2) blocks.push(buildBlock(graph, edges));
  });
  for (let node = 0; node < graph.nodeCount; node++) walk.from(node);
  return blocks;
}

/** Depth-first search that hands over the edges of each block when it leaves it. */
class BlockWalk {
  private readonly links: Adjacency;
  private readonly order: Int32Array;
  private readonly low: Int32Array;
  private readonly next: Int32Array;
  private readonly entryEdge: Int32Array;
  private readonly edgeStack: number[] = [];
  private clock = 0;
  private readonly emit: (edges: readonly number[]) => void;

  constructor(graph: SignedTopology, emit: (edges: readonly number[]) => void) {
    this.emit = emit;
    this.links = adjacency(graph);
    this.order = new Int32Array(graph.nodeCount);
    this.low = new Int32Array(graph.nodeCount);
    this.next = this.links.offsets.slice(0, graph.nodeCount);
    this.entryEdge = new Int32Array(graph.nodeCount).fill(-1);
  }

  from(root: number): void {
    if (this.order[root] !== 0) return;
    const path = [root];
    this.enter(root);
    while (path.length > 0) {
      const node = path.at(-1) as number;
      const child = this.advance(node);
      if (child >= 0) path.push(child);
      else if (child === finished) {
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) this.leave(node, parent);
      }
    }
  }

  private enter(node: number): void {
    this.clock++;
    this.order[node] = this.clock;
    this.low[node] = this.clock;
  }

  /** Follows the node's next edge: a new child, `seen` for an edge that leads back, or `finished`. */
  private advance(node: number): number {
    const place = this.next[node] as number;
    if (place === this.links.offsets[node + 1]) return finished;
    this.next[node] = place + 1;
    const [neighbour, edge] = [this.links.neighbours[place] as number, this.links.edges[place] as number];
    if (edge === this.entryEdge[node]) return seen;
    if (this.order[neighbour] === 0) {
      this.edgeStack.push(edge);
      this.entryEdge[neighbour] = edge;
      this.enter(neighbour);
      return neighbour;
    }
    if ((this.order[neighbour] as number) < (this.order[node] as number)) {
      this.edgeStack.push(edge);
      this.low[node] = Math.min(this.low[node] as number, this.order[neighbour] as number);
    }
    return seen;
  }

  private leave(node: number, parent: number): void {
    this.low[parent] = Math.min(this.low[parent] as number, this.low[node] as number);
    if ((this.low[node] as number) < (this.order[parent] as number)) return;
    const start = this.edgeStack.lastIndexOf(this.entryEdge[node] as number);
    this.emit(this.edgeStack.splice(start));
  }
}

const seen = -1;
const finished = -2;

function buildBlock(graph: SignedTopology, edges: readonly number[]): EdgeBlock {
  const edgeOf = Int32Array.from(edges).sort();
  const nodes = new Set<number>();
  for (const edge of edgeOf) nodes.add(graph.from[edge] as number).add(graph.to[edge] as number);
  const nodeOf = Int32Array.from(nodes).sort();
  const place = new Map([...nodeOf].map((node, index) => [node, index]));
  return {
    nodeCount: nodeOf.length,
    from: edgeOf.map((edge) => place.get(graph.from[edge] as number) ?? 0),
    to: edgeOf.map((edge) => place.get(graph.to[edge] as number) ?? 0),
    sign: Int8Array.from(edgeOf, (edge) => graph.sign[edge] as number),
    nodeOf,
    edgeOf,
  };
}
