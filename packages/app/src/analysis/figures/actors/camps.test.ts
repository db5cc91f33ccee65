import { describe, expect, it } from "vitest";
import { balanceReport, signedGraph } from "@rapporteur/engines/relations";
import { campsOf } from "./camps.ts";

function campsFrom(edges: readonly [string, string, 1 | -1][]) {
  const graph = signedGraph(edges.map(([source, target, sign]) => ({ source, target, sign })));
  return campsOf(graph, balanceReport(graph).frustration);
}
const sorted = (sides: readonly (readonly string[])[]) => sides.map((side) => side.toSorted().join(" ")).toSorted();

describe("camps", () => {
  it("divides parts that nothing joins each for itself, the largest first", () => {
    const camps = campsFrom([
      ["x", "y", -1],
      ["a", "b", 1],
      ["b", "c", -1],
    ]);
    expect(camps.map(({ sides }) => sorted(sides))).toEqual([
      ["a b", "c"],
      ["x", "y"],
    ]);
    expect(camps.flatMap(({ either }) => either)).toEqual([]);
  });

  it("names who could stand on either side", () => {
    const [camp] = campsFrom([
      ["a", "b", -1],
      ["c", "a", 1],
      ["c", "b", 1],
    ]);
    // One of the three ties is broken whatever one does; c leans to both alike.
    expect(camp?.either.length).toBeGreaterThan(0);
  });
});
