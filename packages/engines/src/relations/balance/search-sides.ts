import type { Random } from "@rapporteur/core/base";
import { adjacency, type Adjacency, type SignedTopology } from "./signed-graph.ts";
import { frustratedEdges, sidesWithout, type Sides } from "./two-sides.ts";

/** A division and the number of edges it frustrates. */
export interface SidesFound {
  readonly sides: Sides;
  readonly frustrated: number;
}

/**
 * The best division of all, by going through every one of them in Gray-code order (one node changes side a step).
 *
 * Cost: O(2^(nodes − 1) · mean degree): for up to `exhaustiveLimit` nodes.
 */
export function exhaustSides(graph: SignedTopology): SidesFound {
  const state = new SidesState(graph, sidesWithout(graph, noEdges));
  let best = state.copy();
  const steps = 2 ** Math.max(0, graph.nodeCount - 1);
  for (let step = 1; step < steps; step++) {
    // Position of the lowest set bit; the last node keeps its side, as the mirror image frustrates the same edges.
    state.flip(31 - Math.clz32(step & -step));
    if (state.frustrated < best.frustrated) best = state.copy();
  }
  return best;
}

/** Largest graph that `exhaustSides` is used for: two million steps, some tens of milliseconds. */
export const exhaustiveLimit = 22;

export interface SearchOptions {
  readonly random: Random;
  /** Number of starts; the first is the division a breadth-first search gives, the others are random. */
  readonly starts: number;
}

/**
 * A good division: an upper bound of the frustration index. From each start, nodes change side while that helps (descent), then tabu search
 * goes on through worse divisions: the best move among the nodes that have not moved lately.
 *
 * Source of the move: Glover 1989, ORSA Journal on Computing 1:190–206. Deterministic for a given random sequence.
 * Cost: bounded: O(starts · edges) for the descents and 20 million node visits for the rest.
 */
export function searchSides(graph: SignedTopology, options: SearchOptions): SidesFound {
  let best: SidesFound | null = null;
  const stepsEach = Math.floor(Math.min(30 * graph.nodeCount, 20_000_000 / (options.starts * Math.max(1, graph.nodeCount))));
  for (let start = 0; start < options.starts; start++) {
    const sides = start === 0 ? sidesWithout(graph, noEdges) : Int8Array.from({ length: graph.nodeCount }, () => (options.random() < 0.5 ? -1 : 1));
    const found = searchFrom(new SidesState(graph, sides), stepsEach, options.random);
    if (best === null || found.frustrated < best.frustrated) best = found;
    if (best.frustrated === 0) break;
  }
  return best ?? { sides: new Int8Array(0), frustrated: 0 };
}

const noEdges: ReadonlySet<number> = new Set();

function searchFrom(state: SidesState, steps: number, random: Random): SidesFound {
  state.descend();
  let best = state.copy();
  const freeFrom = new Int32Array(state.gains.length);
  for (let step = 1; step <= steps && best.frustrated > 0; step++) {
    const node = bestMove(state, { freeFrom, step, target: best.frustrated });
    if (node < 0) continue;
    state.flip(node);
    freeFrom[node] = step + 5 + Math.floor(random() * 10);
    if (state.frustrated < best.frustrated) best = state.copy();
  }
  return best;
}

/** The free node whose change of side gains most; one that is not free counts only where it leads below the best so far. */
function bestMove(state: SidesState, tabu: { freeFrom: Int32Array; step: number; target: number }): number {
  let [best, bestGain] = [-1, Number.NEGATIVE_INFINITY];
  for (let node = 0; node < state.gains.length; node++) {
    const gain = state.gains[node] as number;
    if (gain <= bestGain) continue;
    if ((tabu.freeFrom[node] as number) > tabu.step && state.frustrated - gain >= tabu.target) continue;
    [best, bestGain] = [node, gain];
  }
  return best;
}

/** A division that can change one node at a time in O(degree), with the gain of every possible change at hand. */
class SidesState {
  frustrated: number;
  /** By node: edges it frustrates minus edges it satisfies, which is how much a change of side lowers the total. */
  readonly gains: Int32Array;
  private readonly sides: Sides;
  private readonly links: Adjacency;
  private readonly graph: SignedTopology;

  constructor(graph: SignedTopology, sides: Sides) {
    this.graph = graph;
    this.sides = sides.slice();
    this.links = adjacency(graph);
    this.gains = new Int32Array(graph.nodeCount);
    const frustrated = new Set(frustratedEdges(graph, sides));
    this.frustrated = frustrated.size;
    for (let edge = 0; edge < graph.sign.length; edge++) {
      const gain = frustrated.has(edge) ? 1 : -1;
      for (const node of [graph.from[edge] as number, graph.to[edge] as number]) this.gains[node] = (this.gains[node] as number) + gain;
    }
  }

  copy(): SidesFound {
    return { sides: this.sides.slice(), frustrated: this.frustrated };
  }

  flip(node: number): void {
    const { offsets, neighbours, edges } = this.links;
    const gain = this.gains[node] as number;
    this.frustrated -= gain;
    this.gains[node] = -gain;
    const side = -(this.sides[node] as number);
    this.sides[node] = side;
    for (let place = offsets[node] as number; place < (offsets[node + 1] as number); place++) {
      const neighbour = neighbours[place] as number;
      const isNowFrustrated = side * (this.sides[neighbour] as number) !== this.graph.sign[edges[place] as number];
      this.gains[neighbour] = (this.gains[neighbour] as number) + (isNowFrustrated ? 2 : -2);
    }
  }

  descend(): void {
    for (let hasMoved = true; hasMoved;) {
      hasMoved = false;
      for (let node = 0; node < this.gains.length; node++) {
        if ((this.gains[node] as number) <= 0) continue;
        this.flip(node);
        hasMoved = true;
      }
    }
  }
}
