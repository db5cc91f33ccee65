import { type Random, randomBelow, RapporteurError, seededRandom } from "@rapporteur/core/base";
import { BlockState } from "./block-state.ts";
import { branchDivisions, type Division } from "./branch-divisions.ts";
import type { SignedTopology } from "./signed-graph.ts";

export interface BlocksOptions {
  /** Most blocks allowed, at least 2. Two blocks are strong balance, more are weak balance. */
  readonly blocks: number;
  readonly seed?: number;
  /** Starts of the relocation search. */
  readonly starts?: number;
}

/** A division into at most k blocks, the edges it frustrates, and whether fewer are impossible. */
export interface BlocksResult {
  /** Block by node, numbered from 0 in order of first use. */
  readonly blockOf: Int32Array;
  readonly frustrated: readonly number[];
  /** True where the search tree was exhausted: no division into that many blocks frustrates fewer edges. */
  readonly isExact: boolean;
}

/**
 * Divides the nodes into at most k blocks with as few positive edges between and negative edges within blocks as can be found.
 *
 * The criterion is P = positive edges between + negative edges within, both counted once. Source: Doreian & Mrvar 1996, Social Networks
 * 18:149–168 (α = ½, times two); weak balance: Davis 1967, Human Relations 20:181–187. Relocation of single nodes from several starts, then
 * branch and bound on top of it to prove the result or better it, which ends after a fixed amount of work. One of possibly many best divisions.
 *
 * @throws RAP_RELATIONS_OPTION where `blocks` is not a whole number ≥ 2
 * Cost: about 10⁸ elementary steps at most. Deterministic for a seed.
 */
export function balancedBlocks(graph: SignedTopology, options: BlocksOptions): BlocksResult {
  const { blocks } = options;
  if (!Number.isInteger(blocks) || blocks < 2)
    throw new RapporteurError("RAP_RELATIONS_OPTION", { option: "blocks", value: blocks, must: "a whole number from 2" });
  const count = Math.max(1, Math.min(blocks, graph.nodeCount));
  const random = seededRandom(options.seed ?? 1);
  const found = relocate(graph, count, { random, starts: options.starts ?? 20 });
  const proof = branchDivisions(graph, count, { known: found, budget: branchBudget });
  const blockOf = renumbered(proof.best.blockOf);
  return { blockOf, frustrated: frustratedByBlocks(graph, blockOf), isExact: proof.isExhausted };
}

/** Work of the search tree: node visits times blocks, about a second. */
const branchBudget = 60_000_000;

/** The edges a division into blocks frustrates, ascending. Cost: O(edges). */
export function frustratedByBlocks(graph: SignedTopology, blockOf: ArrayLike<number>): number[] {
  const frustrated: number[] = [];
  for (let edge = 0; edge < graph.sign.length; edge++) {
    const isWithin = blockOf[graph.from[edge] as number] === blockOf[graph.to[edge] as number];
    if (isWithin !== (graph.sign[edge] === 1)) frustrated.push(edge);
  }
  return frustrated;
}

function relocate(graph: SignedTopology, count: number, options: { random: Random; starts: number }): Division {
  let best: Division = { blockOf: new Int32Array(graph.nodeCount), frustrated: Number.POSITIVE_INFINITY };
  for (let start = 0; start < options.starts && best.frustrated > 0; start++) {
    const state = new BlockState(graph, count);
    for (let node = 0; node < graph.nodeCount; node++)
      state.place(node, start === 0 ? state.cheapest(node, count) : randomBelow(options.random, count));
    descend(state, graph.nodeCount);
    if (state.frustrated < best.frustrated) best = { blockOf: state.blockOf.slice(), frustrated: state.frustrated };
  }
  return best;
}

/** Moves nodes to their cheapest block while that helps. Each move lowers the criterion, so the loop ends. */
function descend(state: BlockState, nodes: number): void {
  for (let hasMoved = true; hasMoved;) {
    hasMoved = false;
    for (let node = 0; node < nodes; node++) {
      const current = state.blockOf[node] as number;
      const block = state.cheapest(node, state.blockCount);
      if (state.cost(node, block) >= state.cost(node, current)) continue;
      state.takeBack(node);
      state.place(node, block);
      hasMoved = true;
    }
  }
}

function renumbered(blockOf: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return blockOf.map((block) => {
    const known = numbers.get(block);
    if (known !== undefined) return known;
    numbers.set(block, numbers.size);
    return numbers.size - 1;
  });
}
