import { BlockState } from "./block-state.ts";
import type { SignedTopology } from "./signed-graph.ts";

/** A division into blocks and the number of edges it frustrates. */
export interface Division {
  readonly blockOf: Int32Array;
  readonly frustrated: number;
}

/**
 * Betters a division into at most `count` blocks or proves that none frustrates fewer edges, by branch and bound: depth-first over the nodes,
 * busiest first. A branch ends where its frustrated edges plus what each unplaced node costs at least reach the best division known. A node may
 * open one new block at most, as blocks have no names.
 *
 * @param options `budget` ends the search after so much work (node visits times blocks); the best so far then stands unproved
 * Cost: exponential at worst, small for graphs near balance; at most `budget`. Deterministic.
 */
export function branchDivisions(
  graph: SignedTopology,
  count: number,
  options: { readonly known: Division; readonly budget: number },
): { best: Division; isExhausted: boolean } {
  const order = byDegree(graph);
  const state = new BlockState(graph, count);
  let { known: best, budget } = options;
  const visit = (depth: number, open: number): void => {
    if (depth === order.length) {
      best = { blockOf: state.blockOf.slice(), frustrated: state.frustrated };
      return;
    }
    const node = order[depth] as number;
    for (const block of blocksByCost(state, node, Math.min(count, open + 1))) {
      if (budget <= 0) return;
      state.place(node, block);
      budget -= (order.length - depth) * count;
      if (state.frustrated + unplacedCost(state, order, { depth: depth + 1, room: best.frustrated - state.frustrated }) < best.frustrated) {
        visit(depth + 1, Math.max(open, block + 1));
      }
      state.takeBack(node);
    }
  };
  if (best.frustrated > 0) visit(0, 0);
  return { best, isExhausted: budget > 0 };
}

function byDegree(graph: SignedTopology): number[] {
  const degrees = new Int32Array(graph.nodeCount);
  for (const column of [graph.from, graph.to]) for (const node of column) degrees[node] = (degrees[node] as number) + 1;
  return Array.from({ length: graph.nodeCount }, (_, node) => node).sort((a, b) => (degrees[b] as number) - (degrees[a] as number) || a - b);
}

function blocksByCost(state: BlockState, node: number, open: number): number[] {
  return Array.from({ length: open }, (_, block) => block).sort((a, b) => state.cost(node, a) - state.cost(node, b) || a - b);
}

/** What the nodes without a place cost at least; stops counting once there is no room left below the best division. */
function unplacedCost(state: BlockState, order: readonly number[], limit: { depth: number; room: number }): number {
  let sum = 0;
  for (let place = limit.depth; place < order.length && sum < limit.room; place++) {
    const node = order[place] as number;
    sum += state.cost(node, state.cheapest(node, state.blockCount));
  }
  return sum;
}
