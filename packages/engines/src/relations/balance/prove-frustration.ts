import { RapporteurError } from "@rapporteur/core/base";
import type { LinearModel, LinearRow, LinearSolver, SolveLimits, SolveOutcome } from "./linear-solver.ts";
import { unbalancedTriangles } from "./pack-cycles.ts";
import type { SignedTopology } from "./signed-graph.ts";
import { frustratedEdges, type Sides } from "./two-sides.ts";
import type { SidesFound } from "./search-sides.ts";
import { UnbalancedCycleFinder } from "./unbalanced-cycles.ts";

/** What the solver could show: the best division it knows and a number that no division is below. */
export interface FrustrationProof {
  readonly found: SidesFound;
  readonly lower: number;
}

/**
 * Narrows the frustration index by linear and integer programming.
 *
 * First the linear relaxation of "hit every unbalanced cycle": minimise Σ fₑ with Σ f over each unbalanced cycle ≥ 1, cycles added as they are
 * violated, triangles first. Its value, rounded up, is a lower bound and very often the index itself. Where a gap to the division at hand
 * is left, the integer program over sides xᵥ and frustration fₑ closes it: f ≥ |xᵤ − xᵥ| on positive, f ≥ |xᵤ + xᵥ − 1| on negative edges,
 * with the cycles kept as cuts. Source of the model: Aref, Mason & Wilson 2020, Networks 75:95–110.
 *
 * @param found a division already known, as upper bound and start
 * @throws RAP_RELATIONS_SOLVER where the solver fails
 * Cost: exponential at worst; `limits` stops it and leaves valid bounds. Seconds are halved between the two programs.
 */
export function proveFrustration(
  graph: SignedTopology,
  found: SidesFound,
  options: { readonly solver: LinearSolver; readonly limits: SolveLimits },
): FrustrationProof {
  const { solver } = options;
  const limits = options.limits.seconds === undefined ? options.limits : { ...options.limits, seconds: options.limits.seconds / 2 };
  const cuts = unbalancedTriangles(graph).slice(0, mostStartingCuts).map(cycleRow);
  const relaxed = relaxedBound(graph, cuts, { solver, limits, target: found.frustrated });
  if (relaxed >= found.frustrated) return { found, lower: found.frustrated };
  const outcome = solveSides(graph, cuts, { solver, limits, found });
  const lower = Math.max(relaxed, roundedUp(outcome.bound));
  const sides = Int8Array.from({ length: graph.nodeCount }, (_, node) => ((outcome.values[node] ?? 0) > 0.5 ? 1 : -1));
  const better = Number.isFinite(outcome.objective) ? { sides, frustrated: frustratedEdges(graph, sides).length } : found;
  const best = better.frustrated < found.frustrated ? better : found;
  return { found: best, lower: Math.min(lower, best.frustrated) };
}

/** Dense graphs have more unbalanced triangles than the first program needs; the rest is found when violated. */
const mostStartingCuts = 30_000;
const tolerance = 1e-6;

function roundedUp(bound: number): number {
  return Number.isFinite(bound) ? Math.max(0, Math.ceil(bound - tolerance)) : 0;
}

function cycleRow(edges: readonly number[]): LinearRow {
  return { indices: edges, values: edges.map(() => 1), lower: 1, upper: Number.POSITIVE_INFINITY };
}

/** Adds violated cycles to the relaxation, and to `cuts`, until none is left or the bound meets the target. */
function relaxedBound(
  graph: SignedTopology,
  cuts: LinearRow[],
  options: { readonly solver: LinearSolver; readonly limits: SolveLimits; readonly target: number },
): number {
  const model = options.solver.open({ cost: new Float64Array(graph.sign.length).fill(1), rows: cuts, isInteger: false });
  const finder = new UnbalancedCycleFinder(graph);
  let bound = 0;
  try {
    for (let round = 0; round < mostRounds && bound < options.target; round++) {
      const outcome = solveChecked(model, options.limits);
      // A relaxation that a limit stopped has proved nothing; what earlier rounds proved stands.
      if (outcome.status === "stopped") break;
      bound = Math.max(bound, roundedUp(outcome.objective));
      const added = violatedCycles(graph, finder, outcome.values);
      if (added.length === 0) break;
      model.addRows(added);
      cuts.push(...added);
    }
  } finally {
    model.close();
  }
  return bound;
}

const mostRounds = 60;

function violatedCycles(graph: SignedTopology, finder: UnbalancedCycleFinder, values: Float64Array): LinearRow[] {
  const lengths = values.map((value) => Math.max(0, value));
  const rows = new Map<string, LinearRow>();
  for (let root = 0; root < graph.nodeCount; root++) {
    const cycle = finder.shortest(root, lengths, 1 - 1e-4)?.sort((a, b) => a - b);
    if (cycle !== undefined) rows.set(cycle.join(" "), cycleRow(cycle));
  }
  return [...rows.values()];
}

function solveSides(
  graph: SignedTopology,
  cuts: readonly LinearRow[],
  options: { readonly solver: LinearSolver; readonly limits: SolveLimits; readonly found: SidesFound },
): SolveOutcome {
  const nodes = graph.nodeCount;
  const cost = new Float64Array(nodes + graph.sign.length).fill(1, nodes);
  const shifted = cuts.map((cut) => ({ ...cut, indices: cut.indices.map((edge) => edge + nodes) }));
  const rows = [...sideRows(graph), ...shifted];
  const anchor = busiestNode(graph);
  const model = options.solver.open({ cost, rows, isInteger: true, fixed: new Map([[anchor, 1]]) });
  try {
    model.suggest(asColumns(graph, options.found.sides, anchor));
    return solveChecked(model, options.limits);
  } finally {
    model.close();
  }
}

/** Ties each edge's column to its ends: two rows an edge. */
function sideRows(graph: SignedTopology): LinearRow[] {
  const rows: LinearRow[] = [];
  for (let edge = 0; edge < graph.sign.length; edge++) {
    const indices = [graph.nodeCount + edge, graph.from[edge] as number, graph.to[edge] as number];
    const upper = Number.POSITIVE_INFINITY;
    if (graph.sign[edge] === 1) rows.push({ indices, values: [1, -1, 1], lower: 0, upper }, { indices, values: [1, 1, -1], lower: 0, upper });
    else rows.push({ indices, values: [1, -1, -1], lower: -1, upper }, { indices, values: [1, 1, 1], lower: 1, upper });
  }
  return rows;
}

/** Holding one node's side removes the mirror image of every division; the busiest one decides most. */
function busiestNode(graph: SignedTopology): number {
  const degrees = new Int32Array(graph.nodeCount);
  for (const column of [graph.from, graph.to]) for (const node of column) degrees[node] = (degrees[node] as number) + 1;
  return degrees.indexOf(Math.max(...degrees));
}

function asColumns(graph: SignedTopology, sides: Sides, anchor: number): Float64Array {
  const columns = new Float64Array(graph.nodeCount + graph.sign.length);
  for (const [node, side] of sides.entries()) columns[node] = side === sides[anchor] ? 1 : 0;
  for (const edge of frustratedEdges(graph, sides)) columns[graph.nodeCount + edge] = 1;
  return columns;
}

function solveChecked(model: LinearModel, limits: SolveLimits): SolveOutcome {
  const outcome = model.solve(limits);
  if (outcome.status === "failed") throw new RapporteurError("RAP_RELATIONS_SOLVER", { reason: outcome.reason });
  return outcome;
}
