import type { Figure, Measure } from "../eval/figure.ts";
import { seededRandom } from "../packages/core/src/base/random.ts";
import { balanceReport } from "../packages/engines/src/relations/balance/balance-report.ts";
import { frustrationIndex } from "../packages/engines/src/relations/balance/frustration-index.ts";
import type { LinearSolver } from "../packages/engines/src/relations/balance/linear-solver.ts";
import { signedGraph, type SignedEdge, type SignedGraph } from "../packages/engines/src/relations/balance/signed-graph.ts";
import { loadSolver } from "../packages/app/src/analysis/input/solver.ts";
import { readSharedFile } from "../test/support/shared-cases.ts";

/** Structural balance: the exact frustration index of a real network and of graphs that are far from balance, without a warm-up. */
export const measure: Measure = async () => {
  const solver = await loadSolver();
  const cow = readSharedFile("cow-edges-56-59.json") as { nodes: string[]; edges_signed: [string, string, number][] } | null;
  const figures: Figure[] = [];
  if (cow === null) process.stderr.write("balance: the Correlates of War window is skipped, ../shared/cases is not there (set RAPPORTEUR_SHARED)\n");
  else {
    const graph = signedGraph(
      cow.edges_signed.map(([source, target, sign]) => ({ source, target, sign })),
      cow.nodes,
    );
    figures.push(
      exactTime("balance of CoW 56–59, exact, with triangles and walks", { graph, solver, data: "CoW 56–59: 81 states, 508 ties", must: 1_000 }),
    );
  }
  const large = randomGraph({ nodes: 151, density: 0.11, negative: 0.2 });
  figures.push(exactTime("the same, a graph the size of the largest CoW window", { graph: large, solver, data: shape(large), must: null }));
  const hard = randomGraph({ nodes: 60, density: 0.1, negative: 0.5 });
  figures.push(exactTime("the same, far from balance", { graph: hard, solver, data: shape(hard), must: null }));
  figures.push(gap(hard));
  return figures;
};

function exactTime(name: string, run: { graph: SignedGraph; solver: LinearSolver; data: string; must: number | null }): Figure {
  const start = performance.now();
  const report = balanceReport(run.graph, { solver: run.solver });
  const value = performance.now() - start;
  // A time without the proof would be the time of something else.
  const isProved = report.frustration.isExact;
  const data = `${run.data}; L = ${report.frustration.upper}${isProved ? "" : ` or less, at least ${report.frustration.lower}`}`;
  return { name, value: isProved ? value : Number.POSITIVE_INFINITY, unit: "ms", must: run.must, aim: null, better: "lower", n: 1, data };
}

function gap(graph: SignedGraph): Figure {
  const found = frustrationIndex(graph);
  const value = (100 * (found.upper - found.lower)) / Math.max(1, found.upper);
  return { name: "gap of the bounds without a solver", value, unit: "%", must: null, aim: null, better: "lower", n: 1, data: shape(graph) };
}

function randomGraph(options: { nodes: number; density: number; negative: number }): SignedGraph {
  const random = seededRandom(options.nodes);
  const edges: SignedEdge[] = [];
  for (let a = 0; a < options.nodes; a++) {
    for (let b = a + 1; b < options.nodes; b++) {
      if (random() < options.density) edges.push({ source: `n${a}`, target: `n${b}`, sign: random() < options.negative ? -1 : 1 });
    }
  }
  return signedGraph(edges);
}

function shape(graph: SignedGraph): string {
  return `random: ${graph.nodes.length} nodes, ${graph.sign.length} ties`;
}
