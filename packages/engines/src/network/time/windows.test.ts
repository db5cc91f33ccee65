import fc from "fast-check";
import { expect, test } from "vitest";
import { buildStatementTable } from "@rapporteur/core/model";
import { exampleTable } from "../example.test-data.ts";
import { kernelWeight } from "./kernel-weight.ts";
import { soundConventions, dnaConventions } from "../conventions.ts";
import { buildKernelNetworks } from "./kernel.ts";
import type { NetworkOptions } from "../options.ts";
import { sortByTime } from "../select/statement-order.ts";
import { buildSignedWindowNetworks, buildWindowNetworks } from "./windows.ts";

const base: NetworkOptions = { variable1: "organization", variable2: "concept", qualifier: "agreement", duplicates: "include" };
const days = (at: readonly number[]) => exampleTable(at.map((day, index) => [`d${index}`, "Acme", "tax", true, day]));
const spans = (networks: Iterable<{ period: { from: number; to: number }; statementCount: number }>) =>
  [...networks].map(({ period, statementCount }) => [
    new Date(period.from).toISOString().slice(5, 10),
    new Date(period.to).toISOString().slice(5, 10),
    statementCount,
  ]);

test("windows are half-open and as long as asked", () => {
  const table = days([1, 2, 2, 4]);
  expect(spans(buildWindowNetworks(table, base, { unit: "days", size: 1 }))).toEqual([
    ["01-01", "01-02", 1],
    ["01-02", "01-03", 2],
    ["01-03", "01-04", 0],
    ["01-04", "01-05", 1],
  ]);
  expect(spans(buildWindowNetworks(table, base, { unit: "days", size: 3 }))).toEqual([
    ["01-01", "01-04", 3],
    ["01-02", "01-05", 3],
  ]);
  expect(spans(buildWindowNetworks(table, base, { unit: "days", size: 2, step: 2 })).length).toBe(2);
});

test("without indent every unit has a window, cut at the ends", () => {
  expect(spans(buildWindowNetworks(days([1, 3]), base, { unit: "days", size: 3, indent: false }))).toEqual([
    ["12-31", "01-03", 1],
    ["01-01", "01-04", 2],
    ["01-02", "01-05", 1],
  ]);
});

test("a window of a month is a calendar month, from a date asked for it starts there", () => {
  expect(spans(buildWindowNetworks(days([10, 20, 45]), base, { unit: "months", size: 1 }))).toEqual([
    ["01-01", "02-01", 2],
    ["02-01", "03-01", 1],
  ]);
  expect(spans(buildWindowNetworks(days([10, 20, 45]), { ...base, from: Date.UTC(2020, 0, 15) }, { unit: "months", size: 1 }))).toEqual([
    ["01-15", "02-15", 2],
  ]);
});

test("event windows hold as many statements as asked; DNA's are odd and centred", () => {
  const table = days([1, 2, 2, 4]);
  expect([...buildWindowNetworks(table, base, { unit: "events", size: 2 })].map((network) => network.statementCount)).toEqual([2, 2, 2]);
  const centred = [...buildWindowNetworks(table, { ...base, compatible: "dna-3.1" }, { unit: "events", size: 2 })];
  expect(centred.map((network) => network.statementCount)).toEqual([3, 3]);
});

test("each window has its own labels, all with isolates", () => {
  const table = exampleTable([
    ["d1", "Acme", "tax", true, 1],
    ["d2", "Bund", "ban", true, 2],
  ]);
  const rows = (isolates: boolean) =>
    [...buildWindowNetworks(table, { ...base, isolates }, { unit: "days", size: 1 })].map((network) => network.rows);
  expect(rows(false)).toEqual([["Acme"], ["Bund"]]);
  expect(rows(true)).toEqual([
    ["Acme", "Bund"],
    ["Acme", "Bund"],
  ]);
});

test("congruence and conflict come side by side for any unit", () => {
  const table = exampleTable([
    ["d1", "Acme", "tax", true, 1],
    ["d2", "Bund", "tax", false, 2],
  ]);
  const pairs = [...buildSignedWindowNetworks(table, base, { unit: "events", size: 2 })];
  expect(pairs.map(({ congruence, conflict }) => [congruence.values[1], conflict.values[1]])).toEqual([[0, 1]]);
});

test("statements without a date are in no window, and a warning says how many", () => {
  const undated = buildStatementTable({ variables: { organization: "entity", concept: "entity" }, documentFields: {} }, [
    { id: "1", type: "p", document: "d", time: null, values: { organization: "A", concept: "tax" } },
    { id: "2", type: "p", document: "e", time: 0, values: { organization: "A", concept: "tax" } },
  ]);
  const [network] = [...buildWindowNetworks(undated, { variable1: "organization", variable2: "concept" }, { unit: "days", size: 1 })];
  expect([network?.statementCount, network?.warnings]).toEqual([
    1,
    [{ code: "network-undated", message: "statements without a date are in no window: 1" }],
  ]);
});

test.each([
  [{ unit: "years", size: 3 }, "no window of 3 years fits"],
  [{ unit: "days", size: 0.5 }, "give a whole number of units"],
  [{ unit: "seconds", size: 2 }, "choose a larger unit"],
] as const)("windows that cannot be are refused: %j", (windows, message) => {
  expect(() => [...buildWindowNetworks(days([1, 20]), base, windows)]).toThrow(message);
});

test("the triangle leans under DNA alone", () => {
  const at = (z: number, conventions = soundConventions) => kernelWeight("triangular", z, conventions);
  expect([at(-0.5), at(0.5), at(-0.5, dnaConventions), at(0.5, dnaConventions), at(1.1)]).toEqual([0.5, 0.5, 1.5, 0.5, 0]);
});

test("kernels weigh by fractions of a unit", () => {
  const table = exampleTable([
    ["d1", "Acme", "tax", true, 1],
    ["d2", "Acme", "tax", true, 8],
  ]);
  const [first] = [
    ...buildKernelNetworks(table, { ...base, networkType: "twomode" }, { unit: "weeks", size: 4, kernel: "triangular", indent: false }),
  ];
  expect(first?.values[0]).toBeCloseTo(1 + 0.5, 12);
});

test("DNA's kernels know two normalizations and warn of the others", () => {
  const table = exampleTable([
    ["d1", "Acme", "tax", true, 1],
    ["d2", "Bund", "tax", true, 8],
  ]);
  const kernel = { unit: "days", size: 4, kernel: "gaussian", indent: false } as const;
  const first = (options: Partial<NetworkOptions>) => [...buildKernelNetworks(table, { ...base, compatible: "dna-3.1", ...options }, kernel)][0];
  const twoMode = first({ networkType: "twomode", normalization: "activity" });
  expect(twoMode?.values).toEqual(first({ networkType: "twomode" })?.values);
  expect(twoMode?.warnings.map((warning) => warning.code)).toEqual(["network-setting-replaced"]);
  expect(first({ normalization: "jaccard" })?.values).toEqual(first({ normalization: "average" })?.values);
});

test("DNA's kernels take the levels of all statements that they load where isolates are kept, else of those that count", () => {
  const table = exampleTable([
    ["d1", "Acme", "tax", true, 1],
    ["d2", "Bund", "tax", true, 2],
    ["d3", "Civic", "jobs", false, 1],
  ]);
  const only = { aggregation: "congruence", compatible: "dna-3.1", filters: [{ field: "concept", values: ["jobs"], mode: "exclude" }] } as const;
  const between = (isolates: boolean) =>
    [...buildKernelNetworks(table, { ...base, ...only, isolates }, { unit: "days", size: 4, kernel: "uniform", indent: false })][0]?.values[1];
  expect(between(true)).toBeCloseTo(0.5, 12);
  // With one level DNA divides by 0.
  expect(between(false)).toBeNaN();
});

test("kernels refuse what they cannot weigh", () => {
  const table = days([1, 9]);
  expect(() => [...buildKernelNetworks(table, base, { unit: "events", size: 4, kernel: "uniform" })]).toThrow("not events");
  expect(() => [
    ...buildKernelNetworks(table, { ...base, networkType: "twomode", aggregation: "combine" }, { unit: "days", size: 4, kernel: "uniform" }),
  ]).toThrow("no kernel-weighted form");
  expect(() => [...buildKernelNetworks(table, base, { unit: "years", size: 4, kernel: "uniform" })]).toThrow("leave the indent out");
});

test("statements sort by time, document, place and id", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom("2", "10", "b"), fc.integer({ min: -3000, max: 3000 })), { maxLength: 60 }), (rows) => {
      const table = buildStatementTable(
        { variables: {}, documentFields: {} },
        rows.map(([document, hour], at) => ({ id: String(at), type: "p", document, time: hour * 3_600_000, values: {} })),
      );
      const sorted = [...sortByTime(table, Int32Array.from(rows.keys()))];
      const rank = (row: number) => [table.times[row] as number, ["2", "10", "b"].indexOf(rows[row]?.[0] ?? ""), row];
      const expected = [...rows.keys()].sort((a, b) => rank(a).reduce((order, value, at) => order || value - (rank(b)[at] as number), 0));
      expect(sorted).toEqual(expected);
    }),
  );
});
