import { type Random, seededRandom } from "@rapporteur/core/base";
import { branchDivisions } from "./branch-divisions.ts";
import { edgeBlocks, type EdgeBlock } from "./edge-blocks.ts";
import type { LinearSolver, SolveLimits } from "./linear-solver.ts";
import { packUnbalancedCycles } from "./pack-cycles.ts";
import { proveFrustration } from "./prove-frustration.ts";
import { exhaustiveLimit, exhaustSides, searchSides, type SidesFound } from "./search-sides.ts";
import type { SignedTopology } from "./signed-graph.ts";
import { frustratedEdges, sidesWithout, type Sides } from "./two-sides.ts";

export interface FrustrationOptions {
  /** Closes what search, packing and a short branch and bound leave open; without one, larger graphs may keep a gap. */
  readonly solver?: LinearSolver;
  /** Where the solver is stopped, a block; by default 10 seconds or 20,000 search nodes, whichever comes first. */
  readonly limits?: SolveLimits;
  /** Seeds the local search. */
  readonly seed?: number;
}

/** The frustration index, or the two numbers it is between. */
export interface FrustrationResult {
  readonly upper: number;
  readonly lower: number;
  /** True where both are equal: the figure is the index itself, proved. */
  readonly isExact: boolean;
  /** 1 − 2·upper/edges, between 0 and 1; the normalised balance F. Null where there is no edge. */
  readonly normalised: number | null;
  /** The division behind `upper`: side ±1 by node; a component's first node is on side +1. One of possibly many. */
  readonly sides: Sides;
  /** Edges that the division frustrates: with any one of them gone or turned, `upper` falls by one. */
  readonly frustrated: readonly number[];
  /** How it was found, for print: which methods, which solver. */
  readonly method: string;
}

/**
 * The frustration index L: the fewest edges whose removal (or change of sign) leaves a balanced graph, that is one whose nodes fall into two sides
 * with all negative edges between and all positive ones within them.
 *
 * F = 1 − 2L/m. Sources: Harary 1959, Behavioral Science 4:316–323; Aref & Wilson 2019, Journal of Complex Networks 7:163–189.
 * Blocks are treated apart: up to 22 nodes all divisions are tried; larger ones get a tabu search above, a packing of unbalanced cycles below, and
 * where the two differ first a short branch and bound, then the solver. Switching a set of nodes (turning every edge across its border) changes nothing.
 *
 * Cost: NP-hard; small for the graphs texts give. Deterministic for a seed, unless the limit of seconds cuts the solver short.
 */
export function frustrationIndex(graph: SignedTopology, options: FrustrationOptions = {}): FrustrationResult {
  const random = seededRandom(options.seed ?? 1);
  const removed = new Set<number>();
  const methods = new Set<string>();
  let lower = 0;
  for (const block of edgeBlocks(graph)) {
    const bounds = boundBlock(block, random, options);
    for (const edge of frustratedEdges(block, bounds.found.sides)) removed.add(block.edgeOf[edge] as number);
    lower += bounds.lower;
    methods.add(bounds.method);
  }
  const sides = sidesWithout(graph, removed);
  const frustrated = frustratedEdges(graph, sides);
  return {
    upper: frustrated.length,
    lower,
    isExact: lower === frustrated.length,
    normalised: graph.sign.length === 0 ? null : 1 - (2 * frustrated.length) / graph.sign.length,
    sides,
    frustrated,
    method: methods.size === 0 ? "no cycle" : [...methods].sort().join("; "),
  };
}

const defaultLimits: SolveLimits = { seconds: 10, maxNodes: 20_000 };

interface BlockBounds {
  readonly found: SidesFound;
  readonly lower: number;
  readonly method: string;
}

function boundBlock(block: EdgeBlock, random: Random, options: FrustrationOptions): BlockBounds {
  if (block.nodeCount <= exhaustiveLimit) {
    const found = exhaustSides(block);
    return { found, lower: found.frustrated, method: "all divisions" };
  }
  const found = searchSides(block, { random, starts: 8 });
  if (found.frustrated === 0) return { found, lower: 0, method: "balanced" };
  const packed = packUnbalancedCycles(block, { random, orders: 4 });
  if (packed >= found.frustrated) return { found, lower: packed, method: "tabu search and cycle packing" };
  const branched = branchSides(block, found);
  if (branched.isExhausted) return { found: branched.found, lower: branched.found.frustrated, method: "tabu search and branch and bound" };
  if (options.solver === undefined) return { found: branched.found, lower: packed, method: "tabu search and cycle packing" };
  const limits = options.limits ?? defaultLimits;
  const proof = proveFrustration(block, branched.found, { solver: options.solver, limits });
  return { found: proof.found, lower: Math.max(packed, proof.lower), method: `tabu search and ${options.solver.name}` };
}

/** Two sides are two blocks. A tenth of a second of work, as the solver proves what is left much faster. */
function branchSides(block: EdgeBlock, found: SidesFound): { found: SidesFound; isExhausted: boolean } {
  const known = { blockOf: Int32Array.from(found.sides, (side) => (side === 1 ? 0 : 1)), frustrated: found.frustrated };
  const { best, isExhausted } = branchDivisions(block, 2, { known, budget: 5_000_000 });
  return { found: { sides: Int8Array.from(best.blockOf, (place) => (place === 0 ? 1 : -1)), frustrated: best.frustrated }, isExhausted };
}
