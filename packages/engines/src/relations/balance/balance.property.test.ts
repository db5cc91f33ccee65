import fc from "fast-check";
import { expect, test } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import { loadSolver } from "../../../../app/src/analysis/input/solver.ts";
import { balancedBlocks } from "./balanced-blocks.ts";
import { edgeBlocks } from "./edge-blocks.ts";
import { frustrationIndex } from "./frustration-index.ts";
import { packUnbalancedCycles } from "./pack-cycles.ts";
import { proveFrustration } from "./prove-frustration.ts";
import { exhaustSides, searchSides } from "./search-sides.ts";
import { signedGraph, type SignedEdge, type SignedGraph } from "./signed-graph.ts";
import { triangleCensus } from "./triangle-census.ts";
import { frustratedEdges, isFrustrated } from "./two-sides.ts";
import { seededRandom } from "@rapporteur/core/base";
import { walkBalance } from "./walk-balance.ts";

/** Signed graphs of up to `most` nodes, from empty to complete. */
function signedGraphs(most: number): fc.Arbitrary<SignedGraph> {
  return fc.integer({ min: 1, max: most }).chain((count) =>
    fc.array(fc.constantFrom(0, 0, 1, -1), { minLength: (count * (count - 1)) / 2, maxLength: (count * (count - 1)) / 2 }).map((signs) => {
      const nodes = Array.from({ length: count }, (_, node) => `n${node}`);
      const edges: SignedEdge[] = [];
      for (let a = 0, next = 0; a < count; a++) {
        for (let b = a + 1; b < count; b++, next++)
          if (signs[next] !== 0) edges.push({ source: nodes[a] ?? "", target: nodes[b] ?? "", sign: signs[next] ?? 0 });
      }
      return signedGraph(edges, nodes);
    }),
  );
}

/** The index by its definition: the best of all divisions, counted afresh each time. */
function byDefinition(graph: SignedGraph): number {
  let best = graph.sign.length;
  for (let mask = 0; mask < 2 ** Math.max(0, graph.nodeCount - 1); mask++) {
    const sides = Int8Array.from({ length: graph.nodeCount }, (_, node) => ((mask >> node) & 1 ? 1 : -1));
    best = Math.min(best, frustratedEdges(graph, sides).length);
  }
  return best;
}

function edgesOf(graph: SignedGraph): SignedEdge[] {
  return [...graph.sign].map((sign, edge) => ({
    source: graph.nodes[graph.from[edge] ?? 0] ?? "",
    target: graph.nodes[graph.to[edge] ?? 0] ?? "",
    sign,
  }));
}

test("the index is the best of all divisions, and its edges and sides bear it out", () => {
  fc.assert(
    fc.property(signedGraphs(9), (graph) => {
      const found = frustrationIndex(graph);
      expect([found.lower, found.upper]).toEqual([byDefinition(graph), byDefinition(graph)]);
      expect(found.frustrated).toHaveLength(found.upper);
      for (const [edge] of graph.sign.entries()) expect(isFrustrated(graph, found.sides, edge)).toBe(found.frustrated.includes(edge));
    }),
    { numRuns: times(25, 200) },
  );
});

test("every way to the index agrees: enumeration, search above, packing below, branch and bound, the solver", async () => {
  const solver = await loadSolver();
  fc.assert(
    fc.property(signedGraphs(12), (graph) => {
      const exact = exhaustSides(graph).frustrated;
      const found = searchSides(graph, { random: seededRandom(1), starts: 4 });
      expect(found.frustrated).toBeGreaterThanOrEqual(exact);
      expect(packUnbalancedCycles(graph, { random: seededRandom(1), orders: 3 })).toBeLessThanOrEqual(exact);
      const blocks = balancedBlocks(graph, { blocks: 2 });
      expect([blocks.frustrated.length, blocks.isExact]).toEqual([exact, true]);
      if (graph.sign.length === 0) return;
      const start = { sides: new Int8Array(graph.nodeCount).fill(1), frustrated: graph.sign.filter((sign) => sign === -1).length };
      const proof = proveFrustration(graph, start, { solver, limits: {} });
      expect([proof.lower, proof.found.frustrated]).toEqual([exact, exact]);
    }),
    { numRuns: times(8, 60) },
  );
});

test("switching: turning every edge across the border of a set of nodes leaves index, triangles' balance and walk balance alone", () => {
  fc.assert(
    fc.property(signedGraphs(10), fc.infiniteStream(fc.boolean()), (graph, stream) => {
      const inside = graph.nodes.map(() => stream.next().value === true);
      const switched = signedGraph(
        edgesOf(graph).map((edge, number) => ({
          source: edge.source,
          target: edge.target,
          sign: inside[graph.from[number] ?? 0] === inside[graph.to[number] ?? 0] ? edge.sign : -edge.sign,
        })),
        graph.nodes,
      );
      expect(frustrationIndex(switched).upper).toBe(frustrationIndex(graph).upper);
      expect(triangleCensus(switched).balancedShare).toEqual(triangleCensus(graph).balancedShare);
      expect(walkBalance(switched) ?? 0).toBeCloseTo(walkBalance(graph) ?? 0, 9);
    }),
  );
});

test("relabelling and reordering actors change no figure", () => {
  fc.assert(
    fc.property(signedGraphs(10), fc.integer(), (graph, seed) => {
      const random = seededRandom(seed);
      const names = new Map(graph.nodes.map((node) => [node, `${random()}`]));
      const renamed = edgesOf(graph)
        .map((edge) => ({ source: names.get(edge.target) ?? "", target: names.get(edge.source) ?? "", sign: edge.sign }))
        .toSorted((a, b) => a.source.localeCompare(b.source) || a.target.localeCompare(b.target));
      const other = signedGraph(renamed, [...names.values()].sort());
      expect(frustrationIndex(other).upper).toBe(frustrationIndex(graph).upper);
      expect(triangleCensus(other)).toEqual(triangleCensus(graph));
      expect(balancedBlocks(other, { blocks: 3 }).frustrated.length).toBe(balancedBlocks(graph, { blocks: 3 }).frustrated.length);
    }),
  );
});

test("an edge lies in a block exactly if a cycle runs through it", () => {
  fc.assert(
    fc.property(signedGraphs(9), (graph) => {
      const inBlock = new Set(edgeBlocks(graph).flatMap((block) => Array.from(block.edgeOf)));
      for (const [edge] of graph.sign.entries()) {
        const others = signedGraph(
          edgesOf(graph).filter((_, number) => number !== edge),
          graph.nodes,
        );
        expect(inBlock.has(edge)).toBe(reach(others, graph.from[edge] ?? 0).has(graph.to[edge] ?? 0));
      }
    }),
  );
});

function reach(graph: SignedGraph, start: number): Set<number> {
  const seen = new Set([start]);
  for (let grew = true; grew;) {
    grew = false;
    for (const [edge] of graph.sign.entries()) {
      const [a, b] = [graph.from[edge] ?? 0, graph.to[edge] ?? 0];
      if (seen.has(a) === seen.has(b)) continue;
      seen.add(a).add(b);
      grew = true;
    }
  }
  return seen;
}
