import { expect, test } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { answerMatrix } from "../structure/answer-matrix.ts";
import { cellProbability, fitBipartiteModel } from "./bipartite-model.ts";
import { buildNetwork } from "../build/build-network.ts";
import { findCommunities } from "../structure/communities.ts";
import { exampleTable, type ExampleStatement } from "../example.test-data.ts";
import { estimateIdealPoints, type AnswerMatrix } from "../structure/ideal-points.ts";
import { normalSource, truncatedNormal } from "./normal.ts";
import type { NetworkOptions } from "../options.ts";
import { findPhases } from "../time/phase-transitions.ts";
import { computePolarization } from "../structure/polarization.ts";
import { polarizationSeries } from "../time/polarization-series.ts";
import { buildSignedWindowNetworks } from "../time/windows.ts";
import { resampleFigure, unitInfluence } from "./resampling.ts";
import { sliceDistances } from "../time/slice-distances.ts";
import { testTies } from "./tie-significance.ts";

const base: NetworkOptions = { variable1: "organization", variable2: "concept", qualifier: "agreement", duplicates: "include" };

/** Answers drawn from the probit model, with the true positions. */
function simulate(seed: number, dimensions: 1 | 2): { matrix: AnswerMatrix; positions: Float64Array } {
  const random = seededRandom(seed);
  const normal = normalSource(random);
  const [actors, concepts] = [30, 24];
  const positions = Float64Array.from({ length: actors * dimensions }, normal);
  const slopes = Float64Array.from({ length: concepts * dimensions }, () => 1.5 * normal());
  const difficulties = Float64Array.from({ length: concepts }, normal);
  const answers = Int8Array.from({ length: actors * concepts }, (_, at) => {
    const [actor, concept] = [Math.floor(at / concepts), at % concepts];
    let mean = -(difficulties[concept] as number);
    for (let axis = 0; axis < dimensions; axis++)
      mean += (slopes[concept * dimensions + axis] as number) * (positions[actor * dimensions + axis] as number);
    return random() < 0.15 ? -1 : mean + normal() > 0 ? 1 : 0;
  });
  return { matrix: { actors: names("A", actors), concepts: names("C", concepts), answers }, positions };
}

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${at}`);
}

test("95 % intervals of ideal points cover 90 to 98 % of simulated positions", { tags: "long" }, () => {
  let [covered, total] = [0, 0];
  for (let seed = 1; seed <= 8; seed++) {
    const { matrix, positions } = simulate(seed, 1);
    const anchor = positions.reduce((best, value, at) => (value > (positions[best] as number) ? at : best), 0);
    const found = estimateIdealPoints(matrix, { draws: 500, burnIn: 300, seed, positive: `A${anchor}` });
    for (const [actor, { positions: estimates }] of found.actors.entries()) {
      const truth = positions[actor] as number;
      covered += truth >= (estimates[0]?.low ?? 0) && truth <= (estimates[0]?.high ?? 0) ? 1 : 0;
      total += 1;
    }
  }
  expect(covered / total).toBeGreaterThan(0.9);
  expect(covered / total).toBeLessThan(0.98);
});

test("two dimensions recover the distances between actors", () => {
  const { matrix, positions } = simulate(5, 2);
  const found = estimateIdealPoints(matrix, { dimensions: 2, draws: 400, burnIn: 300 });
  const [given, drawn]: [number[], number[]] = [[], []];
  for (let i = 0; i < 30; i++)
    for (let h = i + 1; h < 30; h++) {
      given.push(
        Math.hypot((positions[2 * i] as number) - (positions[2 * h] as number), (positions[2 * i + 1] as number) - (positions[2 * h + 1] as number)),
      );
      const [a, b] = [found.actors[i]?.positions ?? [], found.actors[h]?.positions ?? []];
      drawn.push(Math.hypot((a[0]?.mean ?? 0) - (b[0]?.mean ?? 0), (a[1]?.mean ?? 0) - (b[1]?.mean ?? 0)));
    }
  expect(correlation(given, drawn)).toBeGreaterThan(0.75);
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const cross = (x: readonly number[], y: readonly number[], mx: number, my: number) =>
    x.reduce((sum, value, at) => sum + (value - mx) * ((y[at] as number) - my), 0);
  return cross(a, b, meanA, meanB) / Math.sqrt(cross(a, a, meanA, meanA) * cross(b, b, meanB, meanB));
}

test("the same seed gives the same positions, and the positive actor stands right", () => {
  const { matrix } = simulate(2, 1);
  const run = (positive: string) => estimateIdealPoints(matrix, { draws: 100, burnIn: 50, seed: 9, positive });
  expect(run("A3")).toEqual(run("A3"));
  expect(run("A3").actors[3]?.positions[0]?.mean).toBeGreaterThan(0);
  expect(run("A4").actors[4]?.positions[0]?.mean).toBeGreaterThan(0);
});

test("the first draw after the burn-in is kept, and what was asked and answered is told", () => {
  const { matrix } = simulate(2, 1);
  const once = estimateIdealPoints(matrix, { draws: 1, burnIn: 0, seed: 9 });
  expect(once.actors.filter(({ positions }) => positions[0]?.mean === 0)).toEqual([]);
  expect(once).toMatchObject({ draws: 2, seed: 9 });
  const counts = matrix.actors.map((_, actor) => matrix.answers.slice(24 * actor, 24 * (actor + 1)).filter((answer) => answer !== -1).length);
  expect(once.actors.map(({ answers }) => answers)).toEqual(counts);
});

test.each([-3, -0.2, 0.8, 4])("truncated normals around %d stay on their side and have the right mean", (mean) => {
  const random = seededRandom(4);
  const source = { random, normal: normalSource(random) };
  const draws = Array.from({ length: 20_000 }, () => truncatedNormal(mean, true, source));
  expect(Math.min(...draws)).toBeGreaterThan(0);
  // Mean of N(m, 1) above 0: m + φ(m)/Φ(m), with Φ by a long sum.
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let below = 0;
  for (let x = -10; x < mean; x += 0.0005) below += density(x + 0.00025) * 0.0005;
  expect(draws.reduce((sum, value) => sum + value, 0) / draws.length).toBeCloseTo(mean + density(mean) / below, 1);
});

test("answers drop those who say too little, and both ways can count by majority", () => {
  const table = exampleTable([
    ["d1", "Acme", "tax", true],
    ["d2", "Acme", "ban", true],
    ["d3", "Bund", "tax", false],
    ["d4", "Bund", "ban", true],
    ["d5", "Bund", "ban", true],
    ["d6", "Bund", "ban", false],
    ["d7", "Civic", "war", true],
  ]);
  const majority = answerMatrix(table, base, { both: "majority" });
  expect([majority.actors, majority.concepts, [...majority.answers]]).toEqual([
    ["Acme", "Bund"],
    ["ban", "tax"],
    [1, 1, 1, 0],
  ]);
  expect(() => answerMatrix(table, base)).toThrow("fewer than two actors have 2 answers");
});

test("the hypergeometric test has the chances of the textbook", () => {
  const uses = (actor: string, concepts: readonly string[]): ExampleStatement[] => concepts.map((concept) => ["d", actor, concept, true]);
  const letters = [..."abcdefghij"];
  const table = exampleTable([...uses("One", letters.slice(0, 4)), ...uses("Two", letters.slice(0, 5)), ...uses("All", letters)]);
  const { tests, itemCount, actors } = testTies(table, { ...base, aggregation: "ignore" }, { correction: "none" });
  expect(itemCount).toBe(10);
  const pair = tests.find((test) => actors[test.first] === "One" && actors[test.second] === "Two");
  // C(5, 4)·C(5, 0) / C(10, 4) ways to draw all four from Two's five.
  expect(pair?.pMore).toBeCloseTo(5 / 210, 12);
  expect([pair?.overlap, pair?.expected, pair?.sign]).toEqual([4, 2, 1]);
  const sure = tests.find((test) => actors[test.first] === "All" && actors[test.second] === "One");
  expect([sure?.pMore, sure?.pLess, sure?.sign].map((value) => Number(value?.toFixed(9)))).toEqual([1, 1, 0]);
});

test("the degree model expects the degrees it was given", () => {
  const [actorDegrees, itemDegrees] = [
    [5, 3, 2, 1, 0],
    [4, 3, 2, 1, 1],
  ];
  const model = fitBipartiteModel(actorDegrees, itemDegrees);
  for (const [actor, degree] of actorDegrees.entries())
    expect([0, 1, 2, 3, 4].reduce((sum, item) => sum + cellProbability(model, actor, item), 0)).toBeCloseTo(degree, 6);
  for (const [item, degree] of itemDegrees.entries())
    expect([0, 1, 2, 3, 4].reduce((sum, actor) => sum + cellProbability(model, actor, item), 0)).toBeCloseTo(degree, 6);
});

/** Two camps on eight concepts: the first four concepts are the one's, the others the other's. */
function camps(days: (camp: number, at: number) => number = () => 1): ReturnType<typeof exampleTable> {
  const rows: ExampleStatement[] = [];
  for (let actor = 0; actor < 8; actor++)
    for (let concept = 0; concept < 8; concept++) {
      const camp = actor % 2;
      if ((actor + concept) % 3 !== 0)
        rows.push([`d${(actor * 8 + concept) % 20}`, `Org ${actor}`, `Concept ${concept}`, concept < 4 === (camp === 0), days(camp, rows.length)]);
    }
  return exampleTable(rows);
}

test("what everyone says binds less under the degree model, and what few say binds more", () => {
  const rows: ExampleStatement[] = [];
  for (let actor = 0; actor < 12; actor++)
    for (let concept = 0; concept < 12; concept++) {
      const isPopular = concept < 3 && actor !== concept;
      if (isPopular || (actor + concept * 5) % 6 === 0) rows.push(["d", `Org ${actor}`, `Concept ${concept}`, true]);
    }
  const expected = (model: "sdsm" | "hypergeometric") => testTies(exampleTable(rows), base, { model }).tests.map((test) => test.expected);
  const [degrees, even] = [expected("sdsm"), expected("hypergeometric")];
  expect(degrees.every((value, at) => value > (even[at] as number))).toBe(true);
});

test("a correction keeps fewer ties than none, and camps are told from strangers", () => {
  const signs = (correction: "none" | "fdr" | "holm") =>
    testTies(camps(), { ...base, aggregation: "congruence" }, { model: "sdsm", correction }).tests;
  const kept = (correction: "none" | "fdr" | "holm") => signs(correction).filter((test) => test.sign !== 0).length;
  expect(kept("holm")).toBeLessThanOrEqual(kept("fdr"));
  expect(kept("fdr")).toBeLessThanOrEqual(kept("none"));
  expect(signs("none").every((test) => test.sign === 0 || (test.sign === 1) === (test.first % 2 === test.second % 2))).toBe(true);
  expect(kept("none")).toBeGreaterThan(0);
});

test.each(["louvain", "ward", "average", "complete", "kmedoids", "concor"] as const)(
  "%s finds the two camps, and they hold when documents are left out",
  (method) => {
    const found = findCommunities(camps(), { ...base, aggregation: "subtract", normalization: "average" }, { method, stabilityRuns: 5 });
    expect([...found.membership]).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    expect(found.modularity).toBeCloseTo(0.5, 1);
    expect(found.stability).toBeGreaterThan(0.9);
  },
);

test("leaving out units tells how much a figure owes to them", () => {
  const table = camps();
  const size = (part: typeof table) => part.length;
  const spread = resampleFigure(table, size, { unit: "statements", leftOut: 0.25 });
  const left = table.length - spread.leftOutUnits;
  expect([spread.estimate, spread.low, spread.high]).toEqual([table.length, left, left]);
  expect(spread.standardError).toBeCloseTo(0, 10);
  const tie = (part: typeof table) => buildNetwork(part, { ...base, aggregation: "congruence" }).values[2] ?? 0;
  const influences = unitInfluence(table, tie, { unit: "documents" });
  expect(influences.every((influence) => influence.change >= 0)).toBe(true);
  expect(influences[0]?.change).toBeGreaterThan(0);
  expect(unitInfluence(table, size, { unit: "actors", actorVariable: "organization" })[0]?.change).toBe(6);
  expect(() => resampleFigure(table, size, { unit: "actors", leftOut: 1 })).toThrow("between 0 and 1");
  // Two are enough, of which one stays.
  const two = exampleTable([
    ["d1", "Acme", "tax", true],
    ["d2", "Bund", "tax", true],
  ]);
  expect(resampleFigure(two, size, { unit: "documents", leftOut: 0.5 }).leftOutUnits).toBe(1);
  expect(() => resampleFigure(exampleTable([["d1", "Acme", "tax", true]]), size, { unit: "documents" })).toThrow("at least two");
});

test("the jackknife error of a mean is the textbook's", () => {
  const table = exampleTable(Array.from({ length: 60 }, (_, at): ExampleStatement => [`d${at}`, "Acme", "tax", true, 1, (at * 37) % 11]));
  const values = table.variables["intensity"]?.kind === "integer" ? table.variables["intensity"].values : Int32Array.of();
  const mean = (part: typeof table) => {
    const column = part.variables["intensity"];
    return column?.kind === "integer" ? column.values.reduce((sum, value) => sum + value, 0) / part.length : 0;
  };
  const variance = values.reduce((sum, value) => sum + (value - mean(table)) ** 2, 0) / 59;
  const { standardError } = resampleFigure(table, mean, { unit: "documents", leftOut: 0.2, runs: 1500 });
  expect(standardError / Math.sqrt(variance / 60)).toBeGreaterThan(0.93);
  expect(standardError / Math.sqrt(variance / 60)).toBeLessThan(1.07);
});

test("a debate that changes hands has two phases and one transition", () => {
  const rows: ExampleStatement[] = [];
  for (let day = 1; day <= 20; day++)
    for (const [at, actor] of ["Acme", "Bund", "Civic", "Dawn"].entries())
      rows.push([`d${day}`, actor, "tax", day <= 10 ? at < 2 : at % 2 === 0, day]);
  const phases = findPhases(
    exampleTable(rows),
    { ...base, aggregation: "subtract", normalization: "average" },
    { windows: { unit: "days", size: 1 } },
  );
  expect([...phases.states]).toEqual(Array.from({ length: 20 }, (_, day) => (day < 10 ? 0 : 1)));
  expect([phases.transitions, phases.stateCount]).toEqual([[10], 2]);
  expect(phases.embedding.stress).toBeLessThan(1e-6);
  expect(() => findPhases(exampleTable(rows), base, { windows: { unit: "days", size: 19 } })).toThrow("2 slices have no phases");
});

test("three alliances in turn are three phases, where as many are tried", () => {
  const sides = [
    [0, 1],
    [0, 2],
    [0, 3],
  ];
  const rows: ExampleStatement[] = [];
  for (let day = 1; day <= 18; day++)
    for (const [at, actor] of ["Acme", "Bund", "Civic", "Dawn"].entries())
      rows.push([`d${day}`, actor, "tax", sides[Math.floor((day - 1) / 6)]?.includes(at) ?? false, day]);
  const phases = (fewest: number, most: number) =>
    findPhases(
      exampleTable(rows),
      { ...base, aggregation: "subtract", normalization: "average" },
      { windows: { unit: "days", size: 1 }, methods: ["kmedoids"], fewest, most },
    );
  expect(phases(2, 3)).toMatchObject({ stateCount: 3, transitions: [6, 12] });
  expect(phases(2, 2).stateCount).toBe(2);
  expect(phases(4, 4).stateCount).toBe(4);
});

test("slice distances: scaling takes volume out, spectra see shape alone", () => {
  const slice = (...values: number[]) => Float64Array.from(values);
  const [one, twice] = [slice(0, 1, 1, 0), slice(0, 2, 2, 0)];
  expect(sliceDistances([one, twice], 2, "absdiff")[1]).toBe(2);
  expect(sliceDistances([one, twice], 2, "absdiff", true)[1]).toBe(0);
  expect(sliceDistances([one, twice], 2, "spectral")[1]).toBe(0);
});

test.each(["no", "average", "cosine", "jaccard"] as const)("polarization over windows is that of each window's networks: %s", (normalization) => {
  const table = camps((_, at) => (at % 20) + 1);
  const windows = { unit: "days", size: 14 } as const;
  const points = [...polarizationSeries(table, { ...base, normalization }, { windows })];
  const networks = [...buildSignedWindowNetworks(table, { ...base, normalization, networkType: "onemode" }, windows)];
  expect(points).toHaveLength(networks.length);
  for (const [at, { congruence, conflict }] of networks.entries()) {
    const direct = computePolarization({ size: congruence.rows.length, congruence: congruence.values, conflict: conflict.values });
    expect(points[at]?.actors).toEqual(congruence.rows);
    expect(points[at]?.dna.score).toBeCloseTo(direct.dna.score, 9);
  }
});

test("polarization over windows starts from the partition before and ends no worse than from scratch", () => {
  const table = camps((_, at) => (at % 20) + 1);
  const series = (isWarmStarted: boolean) => [
    ...polarizationSeries(table, base, { windows: { unit: "days", size: 12 }, exactBudget: 0, isWarmStarted }),
  ];
  const [warm, cold] = [series(true), series(false)];
  expect(warm.length).toBe(9);
  for (const [at, point] of warm.entries()) expect(point.dna.score).toBeGreaterThan((cold[at]?.dna.score ?? 0) - 0.1);
});
