import { describe, expect, it } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { balancedBlocks, frustratedByBlocks } from "./balanced-blocks.ts";
import { BlockState } from "./block-state.ts";
import { branchDivisions } from "./branch-divisions.ts";
import { edgeBlocks } from "./edge-blocks.ts";
import { frustrationIndex } from "./frustration-index.ts";
import type { LinearModel, LinearProgram, LinearRow, LinearSolver, SolveLimits, SolveOutcome } from "./linear-solver.ts";
import { packUnbalancedCycles, unbalancedTriangles } from "./pack-cycles.ts";
import { proveFrustration } from "./prove-frustration.ts";
import { exhaustSides, searchSides } from "./search-sides.ts";
import { adjacency, signedGraph, type SignedEdge, type SignedGraph } from "./signed-graph.ts";
import { signedDegrees, visitTriangles } from "./triangle-census.ts";
import { frustratedEdges, sidesWithout } from "./two-sides.ts";
import { UnbalancedCycleFinder } from "./unbalanced-cycles.ts";

/** Nodes stand in the order of the letters. */
function graphOf(list: string): SignedGraph {
  const words = list.split(" ");
  const nodes = [...new Set(words.flatMap((word) => [word[0] ?? "", word[1] ?? ""]))].sort();
  return signedGraph(
    words.map((word) => ({ source: word[0] ?? "", target: word[1] ?? "", sign: word[2] === "+" ? 1 : -1 })),
    nodes,
  );
}

function randomGraph(seed: number, nodes: number, density: number): SignedGraph {
  const random = seededRandom(seed);
  const edges: SignedEdge[] = [];
  for (let a = 0; a < nodes; a++)
    for (let b = a + 1; b < nodes; b++) if (random() < density) edges.push({ source: `n${a}`, target: `n${b}`, sign: random() < 0.5 ? -1 : 1 });
  return signedGraph(
    edges,
    Array.from({ length: nodes }, (_, node) => `n${node}`),
  );
}

/** The fewest frustrated edges over all divisions into so many blocks. */
function fewest(graph: SignedGraph, blocks: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let code = 0; code < blocks ** graph.nodeCount; code++) {
    const blockOf = Array.from({ length: graph.nodeCount }, (_, node) => Math.floor(code / blocks ** node) % blocks);
    best = Math.min(best, frustratedByBlocks(graph, blockOf).length);
  }
  return best;
}

describe("small graphs", () => {
  it("neighbours ascend, each with its edge", () => {
    const { offsets, neighbours, edges } = adjacency(graphOf("bc+ ac- cd+ ab-"));
    expect([[...offsets], [...neighbours], [...edges]]).toEqual([
      [0, 2, 4, 7, 8],
      [1, 2, 0, 2, 0, 1, 3, 2],
      [0, 1, 0, 2, 1, 2, 3, 3],
    ]);
  });

  it("every triangle is visited once, and degrees count by sign", () => {
    const graph = graphOf("ab+ ac- ad+ bc- bd+ cd- de+");
    const found: string[] = [];
    visitTriangles(graph, (...edges) => found.push(edges.toSorted((x, y) => x - y).join()));
    // ab ac bc, ab ad bd, ac ad cd, bc bd cd.
    expect(found.sort()).toEqual(["0,1,3", "0,2,4", "1,2,5", "3,4,5"]);
    expect(unbalancedTriangles(graph)).toEqual([]);
    expect(unbalancedTriangles(graphOf("ab+ ac- ad+ bc+ bd+ cd-"))).toHaveLength(2);
    const { positive, negative } = signedDegrees(graph);
    expect([[...positive], [...negative]]).toEqual([
      [2, 2, 0, 3, 1],
      [1, 1, 3, 1, 0],
    ]);
  });

  it("sides follow the edges that are kept, lowest node first", () => {
    const graph = graphOf("ab- ac+ bc+ de-");
    expect([...sidesWithout(graph, new Set())]).toEqual([1, -1, 1, 1, -1]);
    expect(frustratedEdges(graph, sidesWithout(graph, new Set()))).toEqual([2]);
    expect([...sidesWithout(graph, new Set([0]))]).toEqual([1, 1, 1, 1, -1]);
  });

  it("pieces that hold cycles fall apart at a shared node and at bridges", () => {
    // Two triangles at c, a bridge to f, a square behind it.
    const blocks = edgeBlocks(graphOf("ab+ ac- bc+ cd+ ce- de+ ef+ fg+ gh- hi+ fi+"));
    const edges = blocks.map(({ edgeOf }) => [...edgeOf].join()).sort();
    expect(edges).toEqual(["0,1,2", "3,4,5", "7,8,9,10"].sort());
    const square = blocks.find(({ nodeCount }) => nodeCount === 4);
    expect([[...(square?.nodeOf ?? [])], [...(square?.from ?? [])], [...(square?.to ?? [])], [...(square?.sign ?? [])]]).toEqual([
      [5, 6, 7, 8],
      [0, 0, 1, 2],
      [1, 3, 2, 3],
      [1, 1, -1, 1],
    ]);
    expect(edgeBlocks(graphOf("ab+ bc+ cd-"))).toEqual([]);
  });
});

describe("unbalanced cycles", () => {
  const graph = graphOf("ab- bc+ ac+ cd+ de+ ce+ ef- af+");
  const shortest = (lengths: readonly number[], root: number, limit = Number.POSITIVE_INFINITY) =>
    new UnbalancedCycleFinder(graph).shortest(root, Float64Array.from(lengths), limit)?.sort((x, y) => x - y) ?? null;

  it("the shortest through a node, by the lengths given, unless it is as long as the limit", () => {
    // Edges in order: ab 0, ac 1, af 2, bc 3, cd 4, ce 5, de 6, ef 7.
    const even = [1, 1, 1, 1, 1, 1, 1, 1];
    expect(shortest(even, 0)).toEqual([0, 1, 3]);
    expect(shortest(even, 0, 3.5)).toEqual([0, 1, 3]);
    expect(shortest(even, 0, 3)).toBeNull();
    // With bc long, the way over f is shorter.
    expect(shortest([1, 1, 1, 9, 1, 1, 1, 1], 0)).toEqual([1, 2, 5, 7]);
    expect(shortest([1, 1, 1, Number.POSITIVE_INFINITY, 1, 1, 1, Number.POSITIVE_INFINITY], 0)).toBeNull();
    // Through d, the walk leads to a cycle that need not hold d.
    expect(shortest(even, 3)).not.toBeNull();
    expect(shortest(even, 5)).toEqual([1, 2, 5, 7]);
  });

  it("packed without a common edge are as many as can be taken", () => {
    const pack = (list: string) => packUnbalancedCycles(graphOf(list), { random: seededRandom(1), orders: 4 });
    expect(pack("ab- bc- ac- cd- de- ce-")).toBe(2);
    expect(pack("ab- bc+ cd+ ad+")).toBe(1);
    expect(pack("ab- bc- ac+")).toBe(0);
    // K5 of enemies: index 4, ten edges; at most two triangles and nothing of the four edges left.
    expect(pack("ab- ac- ad- ae- bc- bd- be- cd- ce- de-")).toBe(2);
  });
});

describe("searches reach what trying all divisions reaches", () => {
  it.each([1, 2, 3, 4, 5, 6])("two sides, graph %d", (seed) => {
    const graph = randomGraph(seed, 9, 0.6);
    const least = fewest(graph, 2);
    for (const found of [exhaustSides(graph), searchSides(graph, { random: seededRandom(2), starts: 6 })]) {
      expect(found.frustrated).toBe(least);
      expect(frustratedEdges(graph, found.sides)).toHaveLength(least);
    }
    const index = frustrationIndex(graph);
    expect([index.upper, index.lower, index.normalised]).toEqual([least, least, 1 - (2 * least) / graph.sign.length]);
    expect(packUnbalancedCycles(graph, { random: seededRandom(1), orders: 3 })).toBeLessThanOrEqual(least);
  });

  it.each([2, 3])("%d blocks", (blocks) => {
    for (let seed = 11; seed < 15; seed++) {
      const graph = randomGraph(seed, 8, 0.6);
      const least = fewest(graph, blocks);
      const found = balancedBlocks(graph, { blocks });
      expect([found.frustrated.length, found.isExact]).toEqual([least, true]);
      expect(frustratedByBlocks(graph, found.blockOf)).toEqual(found.frustrated);
      expect(found.blockOf[0]).toBe(0);
      const known = { blockOf: new Int32Array(8), frustrated: graph.sign.length };
      const proof = branchDivisions(graph, blocks, { known, budget: 1e9 });
      expect([proof.best.frustrated, proof.isExhausted]).toEqual([least, true]);
      expect(frustratedByBlocks(graph, proof.best.blockOf)).toHaveLength(least);
    }
  });

  it("a search without work left proves nothing and keeps what is known", () => {
    const graph = randomGraph(3, 8, 0.6);
    const known = { blockOf: new Int32Array(8), frustrated: graph.sign.length };
    expect(branchDivisions(graph, 2, { known, budget: 0 })).toEqual({ best: known, isExhausted: false });
    const balanced = { blockOf: new Int32Array(8), frustrated: 0 };
    expect(branchDivisions(graph, 2, { known: balanced, budget: 1 })).toEqual({ best: balanced, isExhausted: true });
    // Of two nodes, the first placement costs 2 · 2.
    const pair = graphOf("ab-");
    expect(branchDivisions(pair, 2, { known: { blockOf: new Int32Array(2), frustrated: 1 }, budget: 4 }).isExhausted).toBe(false);
  });

  it("a graph without strain ends a search at once", () => {
    expect(searchSides(graphOf("ab- bc- ac+"), { random: seededRandom(1), starts: 3 }).frustrated).toBe(0);
    expect(searchSides(graphOf("ab- bc- ac+"), { random: seededRandom(1), starts: 0 })).toEqual({ sides: new Int8Array(0), frustrated: 0 });
  });
});

it("a state of blocks counts what placing and taking back costs", () => {
  const state = new BlockState(graphOf("ab+ ac- bc+"), 3);
  state.place(0, 0);
  expect([0, 1, 2].map((block) => state.cost(1, block))).toEqual([0, 1, 1]);
  expect([0, 1, 2].map((block) => state.cost(2, block))).toEqual([1, 0, 0]);
  state.place(1, 2);
  expect(state.frustrated).toBe(1);
  // With b in the third block, c costs 1 + 1, 0 + 1, 0 + 0.
  expect([0, 1, 2].map((block) => state.cost(2, block))).toEqual([2, 1, 0]);
  expect([state.cheapest(2, 3), state.cheapest(2, 2), state.cheapest(2, 1)]).toEqual([2, 1, 0]);
  state.place(2, 1);
  expect(state.frustrated).toBe(2);
  state.takeBack(1);
  expect([state.frustrated, state.blockOf[1]]).toEqual([0, -1]);
});

/** Answers from a list, and notes what it was asked. */
class ListedSolver implements LinearSolver {
  readonly name = "listed";
  readonly programs: LinearProgram[] = [];
  readonly added: LinearRow[][] = [];
  readonly suggested: number[][] = [];
  readonly limits: (SolveLimits | undefined)[] = [];
  closed = 0;
  private readonly outcomes: Partial<SolveOutcome>[];

  constructor(outcomes: Partial<SolveOutcome>[]) {
    this.outcomes = outcomes;
  }

  open(program: LinearProgram): LinearModel {
    this.programs.push({ ...program, rows: [...program.rows] });
    return {
      addRows: (rows) => void this.added.push([...rows]),
      solve: (limits) => {
        this.limits.push(limits);
        const next = this.outcomes.shift() ?? {};
        return { status: "optimal", reason: "", objective: Number.NaN, bound: Number.NEGATIVE_INFINITY, values: new Float64Array(0), ...next };
      },
      suggest: (values) => void this.suggested.push([...values]),
      close: () => void this.closed++,
    };
  }
}

describe("a proof by linear programs", () => {
  // One negative edge in a square: no triangle, one unbalanced cycle, index 1. Edges: ab 0, ad 1, bc 2, cd 3.
  const square = graphOf("ab- ad+ bc+ cd+");
  const divided = { sides: Int8Array.of(1, -1, 1, -1), frustrated: 3 };
  const prove = (outcomes: Partial<SolveOutcome>[], limits: SolveLimits = { seconds: 10, maxNodes: 7 }, found = divided) => {
    const solver = new ListedSolver(outcomes);
    return { solver, ...proveFrustration(square, found, { solver, limits }) };
  };

  it("adds the cycles that are violated, then asks for sides with the division known as a start", () => {
    const values = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0);
    const { solver, lower, found } = prove([
      { objective: 0, values: new Float64Array(4) },
      { objective: 1, values: Float64Array.of(1, 0, 0, 0) },
      { objective: 1, bound: 1, values },
    ]);
    expect(solver.programs[0]).toMatchObject({ isInteger: false, cost: Float64Array.of(1, 1, 1, 1), rows: [] });
    expect(solver.added).toEqual([[{ indices: [0, 1, 2, 3], values: [1, 1, 1, 1], lower: 1, upper: Number.POSITIVE_INFINITY }]]);
    // Seconds are halved between the two programs.
    expect(solver.limits).toEqual(Array.from({ length: 3 }, () => ({ seconds: 5, maxNodes: 7 })));
    const sides = solver.programs[1];
    expect([sides?.isInteger, [...(sides?.cost ?? [])], [...(sides?.fixed ?? [])]]).toEqual([true, [0, 0, 0, 0, 1, 1, 1, 1], [[0, 1]]]);
    const upper = Number.POSITIVE_INFINITY;
    expect(sides?.rows.slice(0, 4)).toEqual([
      { indices: [4, 0, 1], values: [1, -1, -1], lower: -1, upper },
      { indices: [4, 0, 1], values: [1, 1, 1], lower: 1, upper },
      { indices: [5, 0, 3], values: [1, -1, 1], lower: 0, upper },
      { indices: [5, 0, 3], values: [1, 1, -1], lower: 0, upper },
    ]);
    expect(sides?.rows.at(-1)).toEqual({ indices: [4, 5, 6, 7], values: [1, 1, 1, 1], lower: 1, upper });
    // Nodes on the first one's side, then the edges that the division frustrates: ad, bc and cd.
    expect(solver.suggested).toEqual([[1, 0, 1, 0, 0, 1, 1, 1]]);
    expect(solver.closed).toBe(2);
    // a on its own side with one edge left: the solver's sides frustrate ad.
    expect([lower, [...found.sides], found.frustrated]).toEqual([1, [1, -1, -1, -1], 1]);
  });

  it("stops as soon as the relaxation reaches what is known, rounded up but for rounding", () => {
    const known = { sides: Int8Array.of(1, -1, -1, -1), frustrated: 1 };
    const { solver, lower, found } = prove([{ objective: 0.2, values: Float64Array.of(0.2, 0, 0, 0) }], { maxNodes: 3 }, known);
    expect([lower, found, solver.programs.length, solver.limits]).toEqual([1, known, 1, [{ maxNodes: 3 }]]);
    expect(
      prove([
        { objective: 1 + 1e-9, values: Float64Array.of(1, 0, 0, 0) },
        { objective: 3, bound: 1.0000001 },
      ]).lower,
    ).toBe(1);
  });

  it("keeps what earlier rounds proved where a limit stops it, and the division known where the solver has none better", () => {
    const stopped = prove([
      { status: "stopped", objective: 2.5 },
      { status: "stopped", bound: Number.NEGATIVE_INFINITY },
    ]);
    expect([stopped.lower, stopped.found]).toEqual([0, divided]);
    const worse = prove([
      { objective: 1, values: Float64Array.of(1, 0, 0, 0) },
      { objective: 3, bound: 1.4, values: Float64Array.of(1, 0, 1, 0) },
    ]);
    expect([worse.lower, worse.found]).toEqual([2, divided]);
    expect(() => prove([{ status: "failed", reason: "no memory" }])).toThrow(/no memory/);
  });
});

it("a division into blocks that no proof can reach is still as good as the one that was hidden", () => {
  const random = seededRandom(5);
  const nodes = 60;
  const hidden = Array.from({ length: nodes }, () => Math.floor(random() * 4));
  const edges: SignedEdge[] = [];
  for (let a = 0; a < nodes; a++)
    for (let b = a + 1; b < nodes; b++) {
      if (random() > 0.4) continue;
      const isFriend = (hidden[a] === hidden[b]) !== random() < 0.1;
      edges.push({ source: `n${a}`, target: `n${b}`, sign: isFriend ? 1 : -1 });
    }
  const graph = signedGraph(
    edges,
    hidden.map((_, node) => `n${node}`),
  );
  const found = balancedBlocks(graph, { blocks: 4 });
  expect(found.isExact).toBe(false);
  expect(found.frustrated.length).toBeLessThanOrEqual(frustratedByBlocks(graph, hidden).length);
});

it("one start finds the best division of small graphs, where every node has just moved", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const graph = randomGraph(seed, 9, 0.9);
    expect(searchSides(graph, { random: seededRandom(seed), starts: 1 }).frustrated, `graph ${seed}`).toBe(exhaustSides(graph).frustrated);
  }
});
