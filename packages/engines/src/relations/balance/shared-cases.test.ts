import { describe, expect, test } from "vitest";
import { readSharedFile, sharedCases } from "../../../../../test/support/shared-cases.ts";
import { loadSolver } from "../../../../app/src/analysis/input/solver.ts";
import { balanceReport } from "./balance-report.ts";
import { frustrationIndex } from "./frustration-index.ts";
import { signedGraph, type SignedGraph } from "./signed-graph.ts";
import { signedDegrees, triangleCensus } from "./triangle-census.ts";
import { frustratedEdges } from "./two-sides.ts";

type Triple = readonly [string | number, string | number, number];
interface NetworkInput {
  nodes?: string[];
  edges_signed?: Triple[];
  edges?: Triple[];
}
interface BalanceExpected {
  n: number;
  m: number;
  negative: number;
  frustration_index: number;
  F_normalised: number;
  triangles: Record<string, number>;
  T: number | null;
  walk_balance: number;
  a_best_partition: number[];
}

const cases = sharedCases("causal.json");
const networks = ["pajek-bal1", "pajek-bal2", "pajek-sample2", "sampson-t4-affect", "sampson-t4-affect-mutual", "newcomb-week0"];

function graphOf(input: NetworkInput): SignedGraph {
  const triples = input.edges_signed ?? input.edges ?? [];
  return signedGraph(
    triples.map(([source, target, sign]) => ({ source: String(source), target: String(target), sign })),
    input.nodes ?? [],
  );
}

describe.skipIf(cases.size === 0)("reference networks (skipped without the folder shared)", () => {
  test.each(networks)("case %s", async (id) => {
    const found = cases.get(id);
    const expected = found?.expected as unknown as BalanceExpected;
    const graph = graphOf(found?.input as unknown as NetworkInput);
    const report = balanceReport(graph, { solver: await loadSolver() });
    expect([report.actorCount, report.edgeCount, report.negativeCount]).toEqual([expected.n, expected.m, expected.negative]);
    expect(report.triangles.counts).toEqual(expected.triangles);
    expect(report.frustration.isExact).toBe(true);
    expect(report.frustration.upper).toBe(expected.frustration_index);
    expect(report.frustration.edges).toHaveLength(expected.frustration_index);
    expect(report.frustration.normalised).toBeCloseTo(expected.F_normalised, 6);
    if (expected.T === null) expect(report.triangles.balancedShare).toBeNull();
    else expect(report.triangles.balancedShare).toBeCloseTo(expected.T, 6);
    expect(report.walkBalance).toBeCloseTo(expected.walk_balance, 6);
    const published = Int8Array.from(expected.a_best_partition, (side) => (side === 1 ? 1 : -1));
    expect(frustratedEdges(graph, published)).toHaveLength(expected.frustration_index);
  });

  test("case signed-triangles-k4", () => {
    const found = cases.get("signed-triangles-k4");
    const expected = found?.expected as unknown as { pos_degree: number[]; neg_degree: number[]; triangles: object; frustration_index: number };
    const graph = graphOf(found?.input as unknown as NetworkInput);
    const degrees = signedDegrees(graph);
    expect([...degrees.positive]).toEqual(expected.pos_degree);
    expect([...degrees.negative]).toEqual(expected.neg_degree);
    expect(triangleCensus(graph)).toMatchObject({ counts: expected.triangles, balancedShare: 1 });
    expect(frustrationIndex(graph).upper).toBe(expected.frustration_index);
  });
});

interface WindowExpected {
  window: string;
  n: number;
  m: number;
  neg: number;
  frustration: number;
  triangles: number;
  balanced: number;
  T: number;
  F: number;
  walk: number;
}

const cow = readSharedFile("cow-balance.json") as { windows: WindowExpected[] } | null;
describe.skipIf(cow === null)("Correlates of War windows (skipped without the folder shared)", () => {
  test.each(cow?.windows ?? [])("window $window: frustration proved", async (expected) => {
    const input = readSharedFile(`cow-edges-${expected.window}.json`) as NetworkInput | null;
    if (input === null) return;
    const report = balanceReport(graphOf(input), { solver: await loadSolver() });
    expect([report.actorCount, report.edgeCount, report.negativeCount]).toEqual([expected.n, expected.m, expected.neg]);
    expect([report.frustration.upper, report.frustration.lower]).toEqual([expected.frustration, expected.frustration]);
    expect(report.triangles.triangles).toBe(expected.triangles);
    expect(report.triangles.counts["+++"] + report.triangles.counts["+--"]).toBe(expected.balanced);
    expect(report.triangles.balancedShare).toBeCloseTo(expected.T, 5);
    expect(report.frustration.normalised).toBeCloseTo(expected.F, 5);
    expect(report.walkBalance).toBeCloseTo(expected.walk, 5);
  });
});
