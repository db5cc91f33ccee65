import { expect, test } from "vitest";
import { spectralDistance, spectrumShares } from "../../graph/spectrum.ts";
import { buildNetwork } from "../build/build-network.ts";
import { exampleTable, type ExampleStatement } from "../example.test-data.ts";
import type { NetworkOptions } from "../options.ts";
import { BackboneLoss, evaluateBackbone, nestBackbone, penalize } from "./backbone.ts";
import { findBackbone } from "./backbone-search.ts";
import { openSubsetMatrix } from "./subset-matrix.ts";

const rows: ExampleStatement[] = [
  ["d1", "Acme", "tax", true, 1, 2],
  ["d1", "Acme", "tax", true, 1, 2],
  ["d1", "Acme", "ban", false, 2, -1],
  ["d1", "Bund", "tax", false, 2, 2],
  ["d2", "Bund", "ban", false, 3, 1],
  ["d2", "Bund", "war", true, 3, 0],
  ["d2", "Civic", "war", true, 4, 3],
  ["d3", "Civic", "tax", true, 4, -2],
  ["d3", "Civic", "aid", false, 5, 1],
  ["d3", "Dawn", "aid", false, 6, 1],
  ["d4", "Dawn", "ban", true, 6, 2],
  ["d4", "Dawn", "war", true, 7, 0],
  ["d4", "Ebb", "war", false, 8, 3],
  ["d4", "Ebb", "aid", false, 9, 3],
];
const table = exampleTable(rows);
const base: NetworkOptions = { variable1: "organization", variable2: "concept", qualifier: "agreement", duplicates: "include" };
const concepts = ["aid", "ban", "tax", "war"];
const subsets = Array.from({ length: 15 }, (_, at) => concepts.filter((_name, bit) => ((at + 1) >> bit) % 2 === 1));

test.each([
  { aggregation: "ignore", normalization: "no" },
  { aggregation: "congruence", normalization: "average" },
  { aggregation: "conflict", normalization: "no" },
  { aggregation: "subtract", normalization: "cosine" },
  { aggregation: "congruence", normalization: "jaccard" },
  { aggregation: "congruence", normalization: "average", qualifier: "intensity" },
] as const)("the matrix of some concepts is the network of their statements: %j", (settings) => {
  const options: NetworkOptions = { ...base, ...settings };
  const matrix = openSubsetMatrix(table, options);
  expect([matrix.concepts, matrix.actors, [...matrix.statementCounts]]).toEqual([concepts, ["Acme", "Bund", "Civic", "Dawn", "Ebb"], [3, 3, 4, 4]]);
  for (const subset of subsets) {
    for (const [column, concept] of concepts.entries()) matrix.set(column, subset.includes(concept));
    const network = buildNetwork(table, { ...options, filters: [{ field: "concept", values: subset, mode: "only" }] });
    const values = matrix.values();
    for (const [i, first] of matrix.actors.entries())
      for (const [h, second] of matrix.actors.entries()) {
        const [row, column] = [network.rows.indexOf(first), network.rows.indexOf(second)];
        const expected = row < 0 || column < 0 || i === h ? 0 : (network.values[row * network.rows.length + column] ?? 0);
        if (i !== h) expect(values[i * 5 + h], `${subset.join("+")} ${first} ${second}`).toBeCloseTo(expected, 10);
      }
  }
});

const options = { ...base, aggregation: "congruence", normalization: "no", spectrum: "laplacian" } as const;

/** Loss of a set of concepts from networks that are built for it. */
function slowLoss(subset: readonly string[]): number {
  const spectrum = (chosen: readonly string[]): Float64Array => {
    const matrix = new Float64Array(25);
    if (chosen.length > 0) {
      const network = buildNetwork(table, { ...options, filters: [{ field: "concept", values: chosen, mode: "only" }] });
      const places = network.rows.map((name) => ["Acme", "Bund", "Civic", "Dawn", "Ebb"].indexOf(name));
      for (const [i, row] of places.entries())
        for (const [h, column] of places.entries()) if (i !== h) matrix[row * 5 + column] = network.values[i * places.length + h] ?? 0;
    }
    return spectrumShares(matrix, 5, "laplacian");
  };
  return spectralDistance(spectrum(concepts), spectrum(subset));
}

test("the loss of a set is the distance of its spectrum from that of all", () => {
  const loss = new BackboneLoss(table, options);
  for (const subset of subsets) {
    const rest = concepts.filter((concept) => !subset.includes(concept));
    const [kept, left] = [slowLoss(subset), slowLoss(rest)];
    const found = evaluateBackbone(loss, subset, 2);
    expect(found.backboneLoss).toBeCloseTo(kept, 10);
    expect(found.redundantLoss).toBeCloseTo(left, 10);
    expect(found.penalizedBackboneLoss).toBeCloseTo(kept * Math.exp((-2 * rest.length) / 4), 10);
    expect(found.penalizedRedundantLoss).toBeCloseTo(left * Math.exp((-2 * subset.length) / 4), 10);
  }
  expect(evaluateBackbone(loss, ["tax"]).penalizedBackboneLoss).toBe(evaluateBackbone(loss, ["tax"]).backboneLoss);
  expect(() => evaluateBackbone(loss, ["taxs"])).toThrow(/did you mean tax\?/);
  expect(() => evaluateBackbone(loss, ["something else"])).toThrow(/choose concepts that the kept statements have/);
  expect(penalize(0.5, 4, { penalty: 9, conceptCount: 4 })).toBe(0.5);
});

test("Laplacian spectra by default, degrees with DNA", () => {
  expect(new BackboneLoss(table, base).kind).toBe("laplacian");
  expect(new BackboneLoss(table, { ...base, compatible: "dna-3.1" })).toMatchObject({ kind: "degree", tieTolerance: 0 });
  expect(new BackboneLoss(table, base).tieTolerance).toBe(1e-12);
});

test.each([1, 2, 3])("the best set of %d concepts, and how many were compared", (size) => {
  const loss = new BackboneLoss(table, options);
  const found = findBackbone(loss, { size });
  const ofSize = subsets.filter((subset) => subset.length === size);
  const least = Math.min(...ofSize.map(slowLoss));
  expect(found.backboneLoss).toBeCloseTo(least, 10);
  expect(slowLoss(found.backbone)).toBeCloseTo(least, 10);
  expect(found.redundant).toEqual(concepts.filter((concept) => !found.backbone.includes(concept)));
  expect(found.redundantLoss).toBeCloseTo(slowLoss(found.redundant), 10);
  expect(found.objective).toBe(found.backboneLoss);
  // Each set, the best one again, and the two losses of the report.
  expect([found.method, found.evaluations]).toEqual(["exact", ofSize.length + 3]);
});

test("the best set under a penalty, 3.5 where none is given, among all but the whole", () => {
  const objective = (subset: readonly string[], penalty: number) => slowLoss(subset) * Math.exp((-penalty * (4 - subset.length)) / 4);
  for (const penalty of [undefined, 0.1, 8]) {
    const found = findBackbone(new BackboneLoss(table, options), { penalty });
    const least = Math.min(...subsets.slice(0, -1).map((subset) => objective(subset, penalty ?? 3.5)));
    expect(found.objective).toBeCloseTo(least, 10);
    expect(objective(found.backbone, penalty ?? 3.5)).toBeCloseTo(least, 10);
    expect([found.method, found.evaluations, found.bound]).toEqual(["exact", 14 + 3, found.objective]);
  }
});

test("every set is tried while sets times cells (times actors for Laplacian spectra) stay within the budget", () => {
  const method = (goal: { size?: number; exactBudget: number }, spectrum: "laplacian" | "degree" = "laplacian") =>
    findBackbone(new BackboneLoss(table, { ...options, spectrum }), { ...goal, iterations: 5 }).method;
  expect([16 * 125, 16 * 125 - 1].map((exactBudget) => method({ exactBudget }))).toEqual(["exact", "search"]);
  expect([16 * 25, 16 * 25 - 1].map((exactBudget) => method({ exactBudget }, "degree"))).toEqual(["exact", "search"]);
  expect([6 * 125, 6 * 125 - 1].map((exactBudget) => method({ size: 2, exactBudget }))).toEqual(["exact", "search"]);
});

test("a search compares as many sets as it has steps, then goes down from the best, and repeats with its seed", () => {
  const run = (goal: { size?: number; iterations?: number; seed?: number }) =>
    findBackbone(new BackboneLoss(table, options), { exactBudget: 0, ...goal });
  const searched = run({ size: 2, iterations: 40 });
  expect(searched.objective).toBeCloseTo(findBackbone(new BackboneLoss(table, options), { size: 2 }).objective, 10);
  // The start and 40 steps; the best again, its four swaps, none better; once more, and the two losses of the report.
  expect(searched.evaluations).toBe(41 + 1 + 4 + 1 + 2);
  expect(run({ size: 2, iterations: 40 })).toEqual(searched);
  expect(run({ iterations: 40, seed: 3 }).objective).toBeCloseTo(findBackbone(new BackboneLoss(table, options)).objective, 10);
  expect(() => run({ size: 4 })).toThrow(/give a size from 1 to 3/);
  expect(() => run({ size: 0 })).toThrow(/a backbone of 0 concepts out of 4/);
  expect(() => run({ size: 1.5 })).toThrow(/a backbone of 1.5 concepts/);
});

test("the nested backbone removes one concept at a time, with what is left and what went", () => {
  const steps = [...nestBackbone(new BackboneLoss(table, options))];
  expect(steps.map(({ iteration }) => iteration)).toEqual([1, 2, 3, 4]);
  const counts: Record<string, number> = { aid: 3, ban: 3, tax: 4, war: 4 };
  let left = concepts;
  let statements = 14;
  for (const step of steps) {
    const losses = left.map((concept) => slowLoss(left.filter((other) => other !== concept)));
    expect(step.backboneLoss).toBeCloseTo(Math.min(...losses), 10);
    left = left.filter((concept) => concept !== step.concept);
    statements -= counts[step.concept] ?? 0;
    expect(step.statements).toBe(statements);
    expect(step.redundantLoss).toBeCloseTo(slowLoss(concepts.filter((concept) => !left.includes(concept))), 10);
  }
});
