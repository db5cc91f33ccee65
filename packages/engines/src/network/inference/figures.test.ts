import { expect, test } from "vitest";
import { quantile } from "@rapporteur/core/base";
import { exampleTable, type ExampleStatement } from "../example.test-data.ts";
import type { NetworkOptions } from "../options.ts";
import { cellProbability, fitBipartiteModel } from "./bipartite-model.ts";
import { normalSource, truncatedNormal } from "./normal.ts";
import { overlapTail } from "./overlap-tail.ts";
import { resampleFigure, unitInfluence } from "./resampling.ts";
import { testTies } from "./tie-significance.ts";

const base: NetworkOptions = { variable1: "organization", variable2: "concept", qualifier: "agreement", duplicates: "include" };
const table = exampleTable([
  ["d1", "Acme", "tax", true],
  ["d1", "Bund", "tax", true],
  ["d2", "Acme", "ban", true],
  ["d3", "Civic", "tax", false],
  ["d3", "Acme", "tax", true],
]);
const size = (part: typeof table): number => part.length;

test("units are left out by share, at least one and never all", () => {
  const left = (leftOut: number | undefined, unit: "statements" | "documents" | "actors") => {
    const found = resampleFigure(table, size, { unit, leftOut, runs: 4 });
    return [found.units, found.leftOutUnits, found.runs];
  };
  expect(left(undefined, "statements")).toEqual([5, 1, 4]);
  expect([left(0.5, "statements"), left(0.29, "statements")]).toEqual([
    [5, 3, 4],
    [5, 1, 4],
  ]);
  expect(left(0.99, "documents")).toEqual([3, 2, 4]);
  expect(left(0.4, "actors")).toEqual([3, 1, 4]);
  expect(resampleFigure(table, size, { unit: "statements", leftOut: 0.2 }).runs).toBe(200);
  for (const leftOut of [0, 1, -0.1]) expect(() => resampleFigure(table, size, { unit: "statements", leftOut })).toThrow(/between 0 and 1/);
  expect(() => resampleFigure(exampleTable([["d1", "Acme", "tax", true]]), size, { unit: "documents" })).toThrow(/0.1 of 1 documents/);
});

test("the error of a figure is that of a delete-d jackknife over the runs made", () => {
  const values: number[] = [];
  const figure = (part: typeof table): number => {
    // Ids are numbers from 1.
    const value = part.ids.reduce((sum, id) => sum + Number(id) ** 2, 0) / part.length;
    values.push(value);
    return value;
  };
  const found = resampleFigure(table, figure, { unit: "statements", leftOut: 0.4, runs: 30, seed: 7 });
  const runs = values.slice(0, 30);
  const mean = runs.reduce((sum, value) => sum + value, 0) / 30;
  const variance = runs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 30;
  expect(found.standardError).toBeCloseTo(Math.sqrt((3 / 2) * variance), 12);
  expect(found.estimate).toBe(11);
  const sorted = Float64Array.from(runs).sort();
  expect([found.low, found.high]).toEqual([quantile(sorted, 0.025), quantile(sorted, 0.975)]);
  expect(new Set(runs).size).toBeGreaterThan(4);
});

test("units are listed by what a figure owes to them, equal ones by name", () => {
  expect(unitInfluence(table, size, { unit: "documents" })).toEqual([
    { unit: "d1", without: 3, change: 2 },
    { unit: "d3", without: 3, change: 2 },
    { unit: "d2", without: 4, change: 1 },
  ]);
  expect(unitInfluence(table, size, { unit: "actors" }).map(({ unit, change }) => [unit, change])).toEqual([
    ["Acme", 3],
    ["Bund", 1],
    ["Civic", 1],
  ]);
  expect(unitInfluence(table, size, { unit: "actors", actorVariable: "concept" })[0]).toEqual({ unit: "tax", without: 1, change: 4 });
  expect(unitInfluence(table, (part) => -part.length, { unit: "statements" })).toHaveLength(5);
});

test("normal numbers come in pairs from a point inside the circle", () => {
  const draws = [0.5, 0.5, 0.99, 0.99, 0.75, 0.5];
  // The middle and a point outside are passed over; then u = ½, v = 0: √(−2 ln ¼ / ¼) times each.
  const normal = normalSource(() => draws.shift() ?? 0);
  const scale = Math.sqrt((-2 * Math.log(0.25)) / 0.25);
  expect([normal(), normal()]).toEqual([0.5 * scale, 0]);
  expect(draws).toEqual([]);
});

test("a truncated normal is drawn again until it lies on its side, in the tail by an envelope", () => {
  const listed = (numbers: number[]) => () => numbers.shift() ?? Number.NaN;
  const plain = { random: () => 0, normal: listed([-3, -1, 0.5, 2]) };
  // Above 0 around 1: −3 and −1 (which is 0 itself) are not.
  expect(truncatedNormal(1, true, plain)).toBe(1.5);
  expect(truncatedNormal(-1, false, { random: () => 0, normal: listed([-3, -1, 0.5]) })).toBe(-1.5);
  // Bound 2: rate (2 + √8) / 2; of ½ the way is ln 2 / rate.
  const rate = (2 + Math.sqrt(8)) / 2;
  const value = 2 + Math.LN2 / rate;
  const chance = Math.exp(-((value - rate) ** 2) / 2);
  const tail = (accept: number) => truncatedNormal(-2, true, { random: listed([0.5, accept, 0.75, 0]), normal: () => Number.NaN });
  expect(tail(chance)).toBeCloseTo(value - 2, 12);
  expect(tail(chance + 1e-9)).toBeCloseTo(Math.log(4) / rate, 12);
});

test("degrees that leave no choice are decided first, the rest by factors", () => {
  // The first actor uses all, the last none; items 2 and 3 are then alike.
  const model = fitBipartiteModel([3, 1, 0], [2, 1, 1]);
  expect([0, 1, 2].map((item) => cellProbability(model, 0, item))).toEqual([1, 1, 1]);
  expect([0, 1, 2].map((item) => cellProbability(model, 1, item))).toEqual([1, 0, 0]);
  expect([0, 1, 2].map((item) => cellProbability(model, 2, item))).toEqual([0, 0, 0]);
  const open = fitBipartiteModel([2, 1, 1], [2, 1, 1]);
  const chances = [0, 1, 2].map((actor) => [0, 1, 2].map((item) => cellProbability(open, actor, item)));
  for (const [at, degree] of [2, 1, 1].entries()) {
    expect(chances[at]?.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(degree, 8);
    expect(chances.reduce((sum, row) => sum + (row[at] ?? 0), 0)).toBeCloseTo(degree, 8);
  }
  expect(open.largestGap).toBeLessThanOrEqual(1e-9);
});

test("tails of three trials by hand", () => {
  // ½, ¼, 0: none 3/8, one 1/2, two 1/8.
  expect(overlapTail([0.5, 0.25, 0], 1)).toEqual({ pMore: 0.625, pLess: 0.875 });
  expect(overlapTail([0.5, 0.25, 0], 0)).toEqual({ pMore: 1, pLess: 0.375 });
  expect(overlapTail([0.5, 0.25, 0], 3)).toEqual({ pMore: 0, pLess: 1 });
});

/** Six actors on twelve concepts: the first two alike, the last two with nothing in common. */
function sixActors(): ExampleStatement[] {
  const uses = ["abcdef", "abcdef", "aghijk", "bghlcd", "abc", "jkl"];
  return uses.flatMap((letters, actor) => [...letters].map((concept): ExampleStatement => ["d", `Org ${actor}`, concept, true]));
}

test("pairs are kept step by step from the surest, each correction by its own bound", () => {
  const tests = (correction: "none" | "holm" | "fdr", alpha: number) =>
    testTies(exampleTable(sixActors()), { ...base, aggregation: "ignore" }, { correction, alpha });
  const plain = tests("none", 0.05);
  const surest = plain.tests.map(({ pMore, pLess }) => Math.min(1, 2 * Math.min(pMore, pLess)));
  const sorted = surest.toSorted((a, b) => a - b);
  const first = plain.tests[0];
  // All six of twelve in common: 1 / C(12, 6).
  expect([first?.overlap, first?.expected]).toEqual([6, 3]);
  expect(first?.pMore).toBeCloseTo(1 / 924, 12);
  expect(first?.pLess).toBeCloseTo(1, 12);
  for (const alpha of [0.05, 0.2, 0.5, 0.9]) {
    const kept = (correction: "none" | "holm" | "fdr") => tests(correction, alpha).tests.filter(({ sign }) => sign !== 0).length;
    expect(kept("none")).toBe(sorted.filter((p) => p <= alpha).length);
    const brokenAt = sorted.findIndex((p, rank) => p > alpha / (15 - rank));
    expect(kept("holm")).toBe(brokenAt === -1 ? 15 : brokenAt);
    expect(kept("fdr")).toBe(sorted.findLastIndex((p, rank) => p <= (alpha * (rank + 1)) / 15) + 1);
  }
  const half = tests("none", 0.9);
  expect(half.tests.every(({ sign, pMore, pLess }) => sign === 0 || sign === (pMore < pLess ? 1 : -1))).toBe(true);
  expect([half.signs[1], half.signs[6], half.signs[0]]).toEqual([1, 1, 0]);
  expect([plain.model, plain.itemCount, plain.actors.length]).toEqual(["hypergeometric", 12, 6]);
  // A chance that is the bound itself is kept.
  expect(
    tests("none", surest[0] ?? 0)
      .tests.filter(({ sign }) => sign !== 0)
      .map(({ first: a, second: b }) => [a, b]),
  ).toEqual([[0, 1]]);
  expect(testTies(exampleTable(sixActors()), { ...base, aggregation: "ignore" }).tests.filter(({ sign }) => sign !== 0)).toHaveLength(1);
});

test("with levels, items are columns by level", () => {
  const rows: ExampleStatement[] = [
    ["d", "Acme", "tax", true],
    ["d", "Bund", "tax", false],
    ["d", "Acme", "ban", true],
    ["d", "Bund", "ban", true],
  ];
  const found = testTies(exampleTable(rows), { ...base, aggregation: "congruence" }, { model: "sdsm" });
  expect([found.itemCount, found.tests[0]?.overlap, found.model]).toEqual([4, 1, "sdsm"]);
  expect(testTies(exampleTable(rows), { ...base, aggregation: "ignore" }).itemCount).toBe(2);
});
