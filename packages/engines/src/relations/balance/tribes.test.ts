import { expect, test } from "vitest";
import { balanceReport } from "./balance-report.ts";
import { balancedBlocks, frustratedByBlocks } from "./balanced-blocks.ts";
import { signedGraph, type SignedEdge, type SignedGraph } from "./signed-graph.ts";

/*
 * Alliances and enmities of sixteen tribes of the New Guinea highlands: K. E. Read 1954, Southwestern Journal of Anthropology 10:1–43, as
 * distributed with UCINET (GAMA). Neighbours by tribe, allies before the bar, enemies after it; each pair stands once.
 */
const tribes = [
  "GAVEV",
  "KOTUN",
  "OVE",
  "ALIKA",
  "NAGAM",
  "GAHUK",
  "MASIL",
  "UKUDZ",
  "NOTOH",
  "KOHIK",
  "GEHAM",
  "ASARO",
  "UHETO",
  "SEUVE",
  "NAGAD",
  "GAMA",
];
const ties = [
  "1 14 15 | 2 3 4 5 11",
  "14 15 | 2 4 5 8 9",
  "3 5 6 7 |",
  "7 |",
  "6 8 13 | 14 15",
  "6 7 10 11 | 8 12 15",
  "7 10 11 12 |",
  "10 11 | 13",
  "9 12 | 10 14",
  "12 | 10 14",
  "11 | 12 14 15",
  "| 13 14 15",
  "13 | 14 15",
  "| 15",
  "15 |",
  "|",
] as const;

function tribeGraph(): SignedGraph {
  const edges = ties.flatMap((row, source) => {
    const [allies = "", enemies = ""] = row.split("|");
    return tiesOf(source, allies, 1).concat(tiesOf(source, enemies, -1));
  });
  return signedGraph(edges, tribes);
}

function tiesOf(source: number, list: string, sign: number): SignedEdge[] {
  const targets = list.split(" ").filter((word) => word !== "");
  return targets.map((target) => ({ source: tribes[source] ?? "", target: tribes[Number(target)] ?? "", sign }));
}

test("the tribes: seven frustrated ties in two blocks, by every measure as published", () => {
  const report = balanceReport(tribeGraph());
  expect([report.edgeCount, report.negativeCount]).toEqual([58, 29]);
  expect([report.frustration.lower, report.frustration.upper]).toEqual([7, 7]);
  expect(report.triangles.balancedShare).toBeCloseTo(0.8676471, 7);
  expect(report.walkBalance).toBeCloseTo(0.3575761, 7);
  expect(report.frustration.normalised).toBeCloseTo(0.7586207, 7);
});

test("three blocks leave two ties (weak balance), and more blocks do no better", () => {
  const graph = tribeGraph();
  const three = balancedBlocks(graph, { blocks: 3 });
  expect([three.frustrated.length, three.isExact]).toEqual([2, true]);
  expect([...three.blockOf].sort().at(-1)).toBe(2);
  expect(frustratedByBlocks(graph, [3, 3, 2, 2, 1, 2, 2, 2, 1, 1, 2, 2, 1, 1, 3, 3])).toHaveLength(2);
  expect(balancedBlocks(graph, { blocks: 16 }).frustrated).toHaveLength(2);
  expect(balancedBlocks(graph, { blocks: 2 }).frustrated).toHaveLength(7);
});
