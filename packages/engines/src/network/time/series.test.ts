import { expect, test } from "vitest";
import { exampleTable, type ExampleStatement } from "../example.test-data.ts";
import type { Network } from "../network.ts";
import type { NetworkOptions } from "../options.ts";
import { kernelPeak, kernelWeight } from "./kernel-weight.ts";
import { buildKernelNetworks } from "./kernel.ts";
import { dnaConventions, soundConventions } from "../conventions.ts";
import { findPhases, stateMethods } from "./phase-transitions.ts";
import { polarizationSeries } from "./polarization-series.ts";
import { scaleToOne, sliceDistances } from "./slice-distances.ts";
import { lowerBound, refuseMany, upperBound, type WindowOptions } from "./window-series.ts";
import { buildWindowNetworks } from "./windows.ts";

const base: NetworkOptions = { variable1: "organization", variable2: "concept", qualifier: "agreement", duplicates: "include" };
const days = (...numbers: readonly number[]) => exampleTable(numbers.map((day, index) => [`d${index}`, "Acme", "tax", true, day]));

/** First day, last day, middle and number of statements of each window, days counted from 1 January 2020 as 1. */
function spans(networks: Iterable<Network>): (number | null)[][] {
  const dayOf = (time: number | null) => (time === null ? null : (time - Date.UTC(2019, 11, 31)) / 86_400_000);
  return [...networks].map(({ period, statementCount }) => [dayOf(period.from), dayOf(period.to), dayOf(period.centre), statementCount]);
}

const windows = (table: Parameters<typeof buildWindowNetworks>[0], options: WindowOptions, more: Partial<NetworkOptions> = {}) =>
  spans(buildWindowNetworks(table, { ...base, ...more }, options));

test("windows step on, and their middle lies between their ends", () => {
  expect(windows(days(1, 2, 5, 6, 9), { unit: "days", size: 4, step: 2 })).toEqual([
    [1, 5, 3, 2],
    [3, 7, 5, 2],
    [5, 9, 7, 2],
  ]);
  expect(windows(days(1, 2, 5, 6, 9), { unit: "days", size: 4, step: 3, indent: false })).toEqual([
    [-1, 3, 1, 2],
    [2, 6, 4, 2],
    [5, 9, 7, 2],
  ]);
});

test("DNA's windows end where their halves do, both ends counted, inside the range unless told otherwise", () => {
  const dna = { compatible: "dna-3.1" } as const;
  expect(windows(days(1, 2, 3, 4, 5, 6), { unit: "days", size: 3 }, dna)).toEqual([
    [1, 3, 2, 3],
    [2, 4, 3, 3],
    [3, 5, 4, 3],
    [4, 6, 5, 3],
  ]);
  // Four days are two on either side, as five are.
  expect(windows(days(1, 3, 6), { unit: "days", size: 4 }, dna)).toEqual([
    [1, 5, 3, 2],
    [2, 6, 4, 2],
  ]);
  expect(windows(days(1, 3, 4), { unit: "days", size: 3, indent: false, step: 2 }, dna)).toEqual([
    [0, 2, 1, 1],
    [2, 4, 3, 2],
  ]);
});

test("windows of events step on by events, and DNA's hold one more where the number is even", () => {
  expect(windows(days(1, 2, 3, 4, 5), { unit: "events", size: 2, step: 2 })).toEqual([
    [1, 2, 1, 2],
    [3, 4, 3, 2],
  ]);
  expect(windows(days(1, 2, 3, 4, 5), { unit: "events", size: 4 }, { compatible: "dna-3.1" })).toEqual([[1, 5, 3, 5]]);
  expect(windows(days(1, 2, 3), { unit: "events", size: 3 })).toEqual([[1, 3, 2, 3]]);
  expect(windows(days(1, 2), { unit: "events", size: 3 })).toEqual([]);
});

test("dates asked for are where windows begin and end", () => {
  const range = { from: Date.UTC(2020, 0, 3), to: Date.UTC(2020, 0, 6) };
  expect(windows(days(1, 4, 5, 9), { unit: "days", size: 2 }, range)).toEqual([
    [3, 5, 4, 1],
    [4, 6, 5, 2],
    [5, 7, 6, 1],
  ]);
});

test("a million windows are the most", () => {
  expect(() => refuseMany(1_000_000, "seconds")).not.toThrow();
  expect(() => refuseMany(1_000_001, "seconds")).toThrow(/single seconds would be more than 1000000/);
});

test("bounds of a time among equal ones", () => {
  const times = Float64Array.of(1, 2, 2, 3);
  expect([0, 1, 2, 2.5, 3, 4].map((time) => lowerBound(times, time))).toEqual([0, 0, 1, 3, 3, 4]);
  expect([0, 1, 2, 2.5, 3, 4].map((time) => upperBound(times, time))).toEqual([0, 1, 3, 3, 4, 4]);
});

test("kernels weigh by their formulas, up to their edge and not beyond", () => {
  const at = (kernel: Parameters<typeof kernelWeight>[0], ...distances: number[]) => distances.map((z) => kernelWeight(kernel, z, soundConventions));
  expect(at("uniform", -1, 0.3, 1, 1.01)).toEqual([0.5, 0.5, 0.5, 0]);
  expect(at("triangular", -1, -0.25, 0, 0.25)).toEqual([0, 0.75, 1, 0.75]);
  expect(at("epanechnikov", -0.5, 0, 1, -2)).toEqual([0.75 * 0.75, 0.75, 0, 0]);
  expect(at("gaussian", 2)[0]).toBeCloseTo(0.05399096651318806, 12);
  expect(kernelWeight("triangular", Number.NaN, soundConventions)).toBe(0);
  expect(kernelWeight("triangular", -1, dnaConventions)).toBe(2);
  for (const kernel of ["uniform", "triangular", "epanechnikov", "gaussian"] as const)
    expect(kernelPeak(kernel)).toBe(kernelWeight(kernel, 0, soundConventions));
});

test("centres keep half a width from both ends, or run from end to end", () => {
  const centres = (options: { size: number; indent?: boolean; step?: number }) =>
    spans(buildKernelNetworks(days(1, 3, 6, 9), base, { unit: "days", kernel: "uniform", ...options }));
  expect(centres({ size: 4 })).toEqual([
    [1, 5, 3, 2],
    [2, 6, 4, 2],
    [3, 7, 5, 2],
    [4, 8, 6, 1],
    [5, 9, 7, 2],
  ]);
  // Half of five is three days; a statement that far away weighs nothing.
  expect(centres({ size: 5, step: 3 })).toEqual([[1, 7, 4, 2]]);
  expect(centres({ size: 2, indent: false, step: 4 })).toEqual([
    [1, 2, 1, 1],
    [4, 6, 5, 1],
    [8, 9, 9, 1],
  ]);
  expect(() => centres({ size: 0 })).toThrow(/a kernel of 0 units has no width/);
  const gaussian = spans(buildKernelNetworks(days(1, 3, 6, 9), base, { unit: "days", kernel: "gaussian", size: 4, step: 9 }));
  expect(gaussian).toEqual([[1, 9, 3, 4]]);
});

/** Tax, of Acme and Bund and of all three; ban, of Acme alone. */
const dna: ExampleStatement[] = [
  ["d1", "Acme", "tax", true, 1, 2],
  ["d1", "Acme", "tax", true, 2, -1],
  ["d2", "Bund", "tax", true, 3, 2],
  ["d2", "Civic", "tax", false, 3, 10],
  ["d3", "Acme", "ban", false, 4, 10],
  ["d3", "Bund", "tax", true, 5, 2],
];

function dnaKernel(options: Partial<NetworkOptions>) {
  const [first] = [
    ...buildKernelNetworks(
      exampleTable(dna),
      { ...base, compatible: "dna-3.1", ...options },
      { unit: "days", size: 20, kernel: "uniform", indent: false },
    ),
  ];
  return (a: string, b: string) => first?.values[first.rows.indexOf(a) * first.columns.length + first.columns.indexOf(b)];
}

test("DNA's kernel networks tie actors with themselves, and divide by reciprocals of counts over the whole range", () => {
  // ζ is ½ each, so that pairs weigh ½.
  const ties = dnaKernel({ aggregation: "congruence" });
  expect(ties("Acme", "Bund")).toBeCloseTo(2, 12);
  expect(ties("Acme", "Acme")).toBeCloseTo(2.5, 12);
  expect(ties("Acme", "Civic")).toBe(0);
  const average = dnaKernel({ aggregation: "congruence", normalization: "average" });
  // Acme: tax for 2, ban against 1. Bund: tax for 2. 2/(2 + 2) shared, 2/1 for ban.
  expect(average("Acme", "Bund")).toBeCloseTo(2 * (2 / 4 + 2), 12);
  // With itself: 2/(2 + 2) and 2/(1 + 1).
  expect(average("Acme", "Acme")).toBeCloseTo(2.5 * (0.5 + 1), 12);
  expect(average("Bund", "Acme")).toBeCloseTo(2 * (2 / 4 + 2), 12);
});

test("DNA's kernel networks take whole numbers as texts in their order, -1 before 10 before 2", () => {
  const ties = dnaKernel({ qualifier: "intensity", aggregation: "congruence" });
  // Positions −1: 0, 10: 1, 2: 2; Acme's −1 and 2 on tax against Bund's two 2: σ = 0 and 1.
  expect(ties("Acme", "Bund")).toBeCloseTo(0.5 * (0 + 0 + 1 + 1), 12);
  expect(ties("Acme", "Civic")).toBeCloseTo(0.5 * (0.5 + 0.5), 12);
  const weights = dnaKernel({ qualifier: "intensity", aggregation: "subtract", networkType: "twomode" });
  expect([weights("Acme", "tax"), weights("Bund", "tax"), weights("Civic", "tax"), weights("Acme", "ban")]).toEqual([1, 2, 0.5, 0.5]);
  const signs = dnaKernel({ aggregation: "subtract", networkType: "twomode" });
  expect([signs("Acme", "tax"), signs("Civic", "tax"), signs("Acme", "ban")]).toEqual([1, -0.5, -0.5]);
  const texts = dnaKernel({ qualifier: "frame", aggregation: "subtract", networkType: "twomode" });
  expect(texts("Acme", "tax")).toBe(1);
});

test("distances of slices: of cells, of cells at equal volume, of spectra", () => {
  const slice = (a: number, b: number, c: number) => Float64Array.of(0, a, b, a, 0, c, b, c, 0);
  const slices = [slice(1, 0, 0), slice(0, 3, 1), slice(2, 2, 0)];
  const rounded = (values: Float64Array) => [...values].map((value) => Number(value.toFixed(6)));
  expect(rounded(sliceDistances(slices, 3, "absdiff"))).toEqual([0, 10, 6, 10, 0, 8, 6, 8, 0]);
  // Divided by their sums of 2, 8 and 8, each cell standing twice: |½ − 0| + 3/8 + 1/8 and so on.
  expect(rounded(sliceDistances(slices, 3, "absdiff", true))).toEqual([0, 2, 1, 2, 0, 1, 1, 1, 0]);
  expect(rounded(scaleToOne(Float64Array.of(1, -1, 0)))).toEqual([1, -1, 0]);
  // Spectra of a pair, of a path with weights 3 and 1, and of an even path: λ = 2, 0, 0; 4 ± √(12) … scaled to 1.
  const [wide, narrow] = [(4 + Math.sqrt(7)) / 8, (4 - Math.sqrt(7)) / 8];
  const distance = sliceDistances(slices, 3, "spectral");
  expect(distance[1]).toBeCloseTo(1 - wide + narrow, 9);
  expect(distance[2]).toBeCloseTo(1 - 3 / 4 + 1 / 4, 9);
  expect(distance[5]).toBeCloseTo(wide - 3 / 4 + (1 / 4 - narrow), 9);
});

/** Acme and Bund against Civic and Dawn over five days, Ebb alone on the last. */
const camps: ExampleStatement[] = [
  ...[1, 2, 3, 4, 5].flatMap((day) => ["Acme", "Bund", "Civic", "Dawn"].map((actor, at): ExampleStatement => [`d${day}`, actor, "tax", at < 2, day])),
  ["d5", "Ebb", "war", true, 5],
];

test("polarization over windows tells their actors, ties, statements and span", () => {
  const points = [...polarizationSeries(exampleTable(camps), base, { windows: { unit: "days", size: 2 } })];
  expect(points.map(({ actors, tieCount, statementCount, unreviewedShare }) => [actors.length, tieCount, statementCount, unreviewedShare])).toEqual([
    [4, 6, 8, 1],
    [4, 6, 8, 1],
    [4, 6, 8, 1],
    [5, 6, 9, 1],
  ]);
  expect(points.map(({ signed }) => [...signed.membership].slice(0, 4))).toEqual(Array.from({ length: 4 }, () => [0, 0, 1, 1]));
  expect(points[3]?.period).toEqual({ from: Date.UTC(2020, 0, 4), to: Date.UTC(2020, 0, 6), includesEnd: false, centre: Date.UTC(2020, 0, 5) });
});

test("polarization of the whole range, and of kernels", () => {
  const [whole] = [...polarizationSeries(exampleTable(camps), base)];
  expect(whole?.period).toEqual({ from: Date.UTC(2020, 0, 1), to: Date.UTC(2020, 0, 5), includesEnd: true, centre: null });
  expect([whole?.actors.length, whole?.tieCount, whole?.statementCount]).toEqual([5, 6, 21]);
  const kernel = { unit: "days", size: 2, kernel: "uniform" } as const;
  const sound = [...polarizationSeries(exampleTable(camps), base, { kernel })];
  expect(sound.map(({ actors, tieCount, statementCount }) => [actors.length, tieCount, statementCount])).toEqual([
    [5, 6, 12],
    [5, 6, 12],
    [5, 6, 13],
  ]);
  // Pairs of 2 and 4, strengths 1 of 4 and 2 of 8: (4 − 8/4 + 8 · 4/8) / 12.
  expect(sound[0]?.signed.score).toBeCloseTo(0.5, 12);
  // DNA compares the net network with itself: its ties below 0 have no signed modularity.
  const [first] = [...polarizationSeries(exampleTable(camps), { ...base, compatible: "dna-3.1" }, { kernel })];
  expect([first?.tieCount, first?.signed.method]).toEqual([6, "none"]);
});

test.each(["absdiff", "spectral", "degree"] as const)("phases rest on the distances of their slices: %s", (measure) => {
  // Acme speaks with Bund for three days, with both others for three, and alone with Dawn on the last.
  const sides = [["Bund"], ["Bund"], ["Bund"], ["Civic", "Dawn"], ["Civic", "Dawn"], ["Civic", "Dawn"], ["Dawn"]];
  const rows = sides.flatMap((others, day) => ["Acme", ...others].map((actor): ExampleStatement => [`d${day}`, actor, "tax", true, day + 1]));
  const options: NetworkOptions = { ...base, aggregation: "congruence" };
  const table = exampleTable(rows);
  const found = findPhases(table, options, { windows: { unit: "days", size: 1 }, measure });
  const slices = [...buildWindowNetworks(table, { ...options, isolates: true }, { unit: "days", size: 1 })].map(({ values }) => values);
  const raw = sliceDistances(slices, 4, measure, true);
  const largest = Math.max(...raw);
  expect([...found.distances]).toEqual([...raw].map((distance) => distance / largest));
  expect(found.periods).toHaveLength(7);
  expect(found.tried.map(({ method }) => method)).toEqual([...stateMethods]);
  expect(Math.max(...found.tried.map(({ modularity }) => modularity))).toBe(found.modularity);
  expect(found.states.slice(0, 6)).toEqual(Int32Array.of(0, 0, 0, 1, 1, 1));
  expect(found.transitions[0]).toBe(3);
  expect(found.unreviewedShare).toBeCloseTo(1, 12);
  const unscaled = findPhases(table, options, {
    windows: { unit: "days", size: 1 },
    measure: "absdiff",
    isScaled: false,
    methods: ["ward"],
    fewest: 3,
    most: 3,
  });
  expect([unscaled.method, unscaled.stateCount, [...unscaled.states]]).toEqual(["ward", 3, [0, 0, 0, 1, 1, 1, 2]]);
  // Seven ties' cells differ by eight at most: A–B against A–C, A–D and C–D, each cell twice.
  expect(unscaled.distances[3]).toBe(1);
  expect(unscaled.distances[6]).toBeCloseTo(4 / 8, 12);
});

test("phases need slices, three at least", () => {
  expect(() => findPhases(days(1, 2, 3), base, {})).toThrow(/give windows or a kernel/);
  expect(() => findPhases(days(1, 2), base, { windows: { unit: "days", size: 1 } })).toThrow(/2 slices have no phases/);
  const still = findPhases(days(1, 2, 3), base, { windows: { unit: "days", size: 1 } });
  expect([...still.distances]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test("a window that moves on counts only what enters and leaves it", () => {
  const table = exampleTable(Array.from({ length: 200 }, (_, at): ExampleStatement => [`d${at}`, `actor ${at % 90}`, "tax", at % 3 > 0, at]));
  const work = (step: number) =>
    [...buildWindowNetworks(table, { ...base, duplicates: "include" }, { unit: "events", size: 100, step })].map(
      (network) => network.work.pairUpdates,
    );
  const [first, ...later] = work(2);
  expect(later.length).toBeGreaterThan(40);
  expect(Math.max(...later)).toBeLessThan((first ?? 0) / 2);
});
