import { expect, test } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { loadSolver } from "../../../../app/src/analysis/input/solver.ts";
import { balanceReport } from "./balance-report.ts";
import { balancedBlocks } from "./balanced-blocks.ts";
import { frustrationIndex } from "./frustration-index.ts";
import { signedGraph, type SignedEdge, type SignedGraph } from "./signed-graph.ts";
import { triangleCensus } from "./triangle-census.ts";
import { walkBalance } from "./walk-balance.ts";

function graphOf(list: string): SignedGraph {
  const edges = list.split(" ").map((word) => ({ source: word[0] ?? "", target: word[1] ?? "", sign: word[2] === "+" ? 1 : -1, evidence: [word] }));
  return signedGraph(edges);
}

/** A random graph that is far from balance, so that bounds have to work. */
function frustratedGraph(nodes: number, density: number): SignedGraph {
  const random = seededRandom(nodes);
  const edges: SignedEdge[] = [];
  for (let a = 0; a < nodes; a++) {
    for (let b = a + 1; b < nodes; b++) if (random() < density) edges.push({ source: `n${a}`, target: `n${b}`, sign: random() < 0.5 ? -1 : 1 });
  }
  return signedGraph(edges);
}

test("the four triangles by hand", () => {
  expect(triangleCensus(graphOf("ab+ bc+ ac-"))).toEqual({
    counts: { "+++": 0, "++-": 1, "+--": 0, "---": 0 },
    triangles: 1,
    balancedShare: 0,
    weaklyBalancedShare: 0,
  });
  expect(triangleCensus(graphOf("ab- bc- ac-"))).toMatchObject({ balancedShare: 0, weaklyBalancedShare: 1 });
  expect(triangleCensus(graphOf("ab+ bc+"))).toMatchObject({ triangles: 0, balancedShare: null, weaklyBalancedShare: null });
});

test("walk balance of one negative triangle: eigenvalues 1, 1, −2 against −1, −1, 2", () => {
  const expected = (2 * Math.E + Math.exp(-2)) / (2 * Math.exp(-1) + Math.exp(2));
  expect(walkBalance(graphOf("ab- bc- ac-"))).toBeCloseTo(expected, 12);
  expect(walkBalance(signedGraph([], ["a", "b"]))).toBeNull();
});

test("walk balance counts isolated nodes and does not overflow", () => {
  const triangle = [
    { source: "a", target: "b", sign: -1 },
    { source: "b", target: "c", sign: -1 },
    { source: "a", target: "c", sign: -1 },
  ];
  const expected = (2 * Math.E + Math.exp(-2) + 2) / (2 * Math.exp(-1) + Math.exp(2) + 2);
  expect(walkBalance(signedGraph(triangle, ["a", "b", "c", "d", "e"]))).toBeCloseTo(expected, 12);
  const star = signedGraph(Array.from({ length: 800 }, (_, leaf) => ({ source: "hub", target: `leaf${leaf}`, sign: leaf % 2 === 0 ? 1 : -1 })));
  expect(walkBalance(star)).toBeCloseTo(1, 9);
});

test("the report names the tie that is out of line, the sides, and the statements behind it", () => {
  // Two camps, abc and de; only a and d cross them.
  const report = balanceReport(graphOf("ab+ bc+ ac+ de+ bd- be- cd- ce- ad+"));
  expect(report).toMatchObject({ rule: "given", edgeCount: 9, negativeCount: 4 });
  expect(report.frustration).toMatchObject({ upper: 1, lower: 1, isExact: true });
  expect(report.frustration.edges).toEqual([{ source: "a", target: "d", sign: 1, evidence: ["ad+"] }]);
  expect(report.frustration.sides).toEqual([
    ["a", "b", "c"],
    ["d", "e"],
  ]);
  expect(report.frustration.normalised).toBeCloseTo(1 - 2 / 9, 12);
});

test("trees and empty graphs are balanced", () => {
  expect(frustrationIndex(graphOf("ab- bc- cd+"))).toMatchObject({ upper: 0, lower: 0, isExact: true, normalised: 1, method: "no cycle" });
  expect(frustrationIndex(signedGraph([]))).toMatchObject({ upper: 0, lower: 0, isExact: true, normalised: null });
});

test("a chain of ten thousand triangles takes no recursion: one edge each", () => {
  const edges: SignedEdge[] = [];
  for (let link = 0; link < 10_000; link++) {
    edges.push({ source: `h${link}`, target: `h${link + 1}`, sign: -1 }, { source: `h${link}`, target: `t${link}`, sign: -1 });
    edges.push({ source: `t${link}`, target: `h${link + 1}`, sign: -1 });
  }
  expect(frustrationIndex(signedGraph(edges))).toMatchObject({ upper: 10_000, lower: 10_000 });
});

test("without a solver a hard graph gets two bounds and says so; with one they meet between them", async () => {
  const graph = frustratedGraph(40, 0.2);
  const open = frustrationIndex(graph);
  expect(open.lower).toBeLessThan(open.upper);
  expect(open.isExact).toBe(false);
  const closed = frustrationIndex(graph, { solver: await loadSolver() });
  expect(closed.isExact).toBe(true);
  expect(closed.upper).toBeLessThanOrEqual(open.upper);
  expect(closed.lower).toBeGreaterThanOrEqual(open.lower);
  expect(closed.method).toMatch(/HiGHS/);
  expect(frustrationIndex(graph)).toEqual(open);
});

test("a solver that is stopped at once leaves valid bounds", async () => {
  const graph = frustratedGraph(40, 0.2);
  const stopped = frustrationIndex(graph, { solver: await loadSolver(), limits: { seconds: 0 } });
  const exact = frustrationIndex(graph, { solver: await loadSolver() });
  expect(stopped.lower).toBeLessThanOrEqual(exact.upper);
  expect(stopped.upper).toBeGreaterThanOrEqual(exact.upper);
});

test("more than two blocks: three mutual enemies are no strain for three blocks", () => {
  const graph = graphOf("ab- bc- ac- ad+ be+");
  expect(balancedBlocks(graph, { blocks: 2 }).frustrated).toHaveLength(1);
  const three = balancedBlocks(graph, { blocks: 3 });
  expect([three.frustrated.length, three.isExact, [...three.blockOf]]).toEqual([0, true, [0, 1, 2, 0, 1]]);
  expect(() => balancedBlocks(graph, { blocks: 1 })).toThrow(/blocks is 1/);
  expect(balancedBlocks(signedGraph([]), { blocks: 2 })).toMatchObject({ frustrated: [], isExact: true });
});

test.each([
  [[{ source: "a", target: "a", sign: 1 }], /edge 1: it joins a to itself/],
  [[{ source: "a", target: "b", sign: 0 }], /edge 1: the sign is 0/],
  [
    [
      { source: "a", target: "b", sign: 1 },
      { source: "b", target: "a", sign: -1 },
    ],
    /edge 2: b and a are already joined by edge 1/,
  ],
])("bad edges are refused with their number: %o", (edges, message) => expect(() => signedGraph(edges)).toThrow(message));
