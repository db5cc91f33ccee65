import { expect, test } from "vitest";
import { buildStatementTable, type StatementRow } from "@rapporteur/core/model";
import { countBars } from "../structure/bar-counts.ts";
import { buildNetwork } from "../build/build-network.ts";
import { describeNodes } from "../structure/describe-nodes.ts";
import { listEvents, statementValues } from "./event-list.ts";
import { exampleTable, type ExampleStatement } from "../example.test-data.ts";
import { cellValue } from "../network.ts";
import type { NetworkOptions } from "../options.ts";

const base: NetworkOptions = { variable1: "organization", variable2: "concept", qualifier: "agreement", duplicates: "include" };
const table = exampleTable([
  ["d1", "Acme", "tax", true, 1, -2, "money"],
  ["d1", "Bund", "tax", true, 1, 3],
  ["d1", "acme", "tax", false, 1],
  ["d3", "Bund", "ban", null, 9],
  ["d3", "Acme", "", true, 9],
  ["d4", "Acme", "ban", true, 30],
]);

test("an unknown variable is refused with the nearest name", () => {
  expect(() => buildNetwork(table, { ...base, variable1: "organisation" })).toThrow("did you mean organization?");
  expect(() => buildNetwork(table, { ...base, filters: [{ field: "document:sorce", values: [], mode: "only" }] })).toThrow(
    "did you mean document:source?",
  );
});

test.each([
  [{ filters: [{ field: "concept", values: ["war"], mode: "only" }] }, "the filter on concept dropped the last 6 of 6"],
  [{ from: Date.UTC(2030, 0, 1) }, "the date range dropped the last 6 of 6"],
  [{ reviewStates: ["draft"] }, "the review states (draft only) dropped the last 6 of 6"],
  [{ statementType: "relation" }, "no statement is left: the"],
  [{ filters: [{ field: "agreement", values: ["1", "0"], mode: "exclude" }], aggregation: "congruence" }, "the rule that agreement may not be blank"],
] as const)("an empty selection says which step emptied it: %j", (options, message) => {
  const two = { ...table, types: Uint16Array.from(table.types), typeNames: [...table.typeNames, "relation"] };
  expect(() => buildNetwork(two, { ...base, ...options })).toThrow(message);
});

test("labels are sorted by code unit, blanks are no labels, missing qualifiers count only where they are ignored", () => {
  const ignored = buildNetwork(table, { ...base, networkType: "twomode" });
  expect([ignored.rows, ignored.columns, ignored.statementCount]).toEqual([["Acme", "Bund", "acme"], ["ban", "tax"], 5]);
  expect(cellValue(ignored, "Bund", "ban")).toBe(1);
  const counted = buildNetwork(table, { ...base, networkType: "twomode", aggregation: "subtract" });
  expect(counted.statementCount).toBe(4);
  expect(cellValue(counted, "acme", "tax")).toBe(-1);
});

test("isolates bring back what value filters removed, not what dates or document filters did", () => {
  const filters = [
    { field: "organization", values: ["acme"], mode: "exclude" },
    { field: "document:source", values: ["Times"], mode: "only" },
  ] as const;
  expect(buildNetwork(table, { ...base, filters, isolates: true }).rows).toEqual(["Acme", "Bund", "acme"]);
  expect(buildNetwork(table, { ...base, filters }).rows).toEqual(["Acme", "Bund"]);
});

test("steps report what each filter dropped", () => {
  const { steps } = buildNetwork(table, { ...base, from: Date.UTC(2020, 0, 5), filters: [{ field: "concept", values: ["ban"], mode: "only" }] });
  expect(steps).toEqual([
    { step: "the date range", dropped: 3, left: 3 },
    { step: "the filter on concept", dropped: 1, left: 2 },
  ]);
});

test("accepted statements alone count unless asked, and the share without review is told", () => {
  const row = (id: string, review: "draft" | "accepted", reviewedByPerson: boolean): StatementRow => ({
    id,
    type: "position",
    document: "d",
    time: null,
    review,
    reviewedByPerson,
    values: { organization: `O${id}`, concept: "tax" },
  });
  const rows = [row("1", "accepted", true), row("2", "accepted", false), row("3", "draft", false)];
  const mixed = buildStatementTable({ variables: { organization: "entity", concept: "entity" }, documentFields: {} }, rows);
  const accepted = buildNetwork(mixed, { variable1: "organization", variable2: "concept" });
  expect([accepted.statementCount, accepted.unreviewedShare]).toEqual([2, 0.5]);
  const all = buildNetwork(mixed, { variable1: "organization", variable2: "concept", reviewStates: ["accepted", "draft"] });
  expect([all.statementCount, all.unreviewedShare]).toEqual([3, 1 - 1 / 3]);
});

test("months keep their year by default and lose it with DNA", () => {
  const rows = [Date.UTC(2020, 2, 1), Date.UTC(2021, 2, 1)].map((time, at): StatementRow => ({
    id: String(at),
    type: "p",
    document: String(at),
    time,
    values: { organization: "A", concept: "tax" },
  }));
  const twoYears = buildStatementTable({ variables: { organization: "entity", concept: "entity" }, documentFields: {} }, rows);
  const counts = (compatible?: "dna-3.1") =>
    buildNetwork(twoYears, { variable1: "organization", variable2: "concept", networkType: "twomode", duplicates: "month", compatible })
      .statementCount;
  expect([counts(), counts("dna-3.1")]).toEqual([2, 1]);
});

test("of one year, a repeated statement counts once", () => {
  const days = [1, 40, 300, 370, 400].map((day, at): ExampleStatement => [`d${at}`, "Acme", "tax", true, day]);
  const options = { variable1: "organization", variable2: "concept", networkType: "twomode", duplicates: "year" } as const;
  expect([...buildNetwork(exampleTable(days), options).values]).toEqual([2]);
});

test("integers beyond 127 are duplicates by default and never with DNA", () => {
  const large = exampleTable([
    ["d1", "Acme", "tax", true, 1, 200],
    ["d1", "Acme", "tax", true, 1, 200],
  ]);
  const options: NetworkOptions = { ...base, qualifier: "intensity", aggregation: "subtract", duplicates: "document", networkType: "twomode" };
  expect(buildNetwork(large, options).values[0]).toBe(200);
  expect(buildNetwork(large, { ...options, compatible: "dna-3.1" }).values[0]).toBe(400);
});

test("a scale of one level makes its statements alike, where DNA gets no number", () => {
  const single = exampleTable([
    ["d1", "Acme", "tax", true, 1, 3],
    ["d2", "Bund", "tax", true, 1, 3],
  ]);
  const options: NetworkOptions = { ...base, qualifier: "intensity", aggregation: "congruence" };
  expect(cellValue(buildNetwork(single, options), "Acme", "Bund")).toBe(1);
  expect(cellValue(buildNetwork(single, { ...options, compatible: "dna-3.1" }), "Acme", "Bund")).toBeNaN();
});

test("fixed ends of the scale set how far apart two levels are", () => {
  const conflict = (scale?: { low: number; high: number }) =>
    cellValue(buildNetwork(table, { ...base, qualifier: "intensity", aggregation: "conflict", scale }), "Acme", "Bund");
  expect(conflict()).toBe(1);
  expect(conflict({ low: -5, high: 5 })).toBe(0.5);
});

test("settings without meaning are refused with a cure; DNA's fallback is a warning", () => {
  expect(() => buildNetwork(table, { ...base, networkType: "twomode", aggregation: "conflict" })).toThrow("use subtract or combine");
  expect(() => buildNetwork(table, { ...base, normalization: "activity" })).toThrow("choose one of no, average");
  expect(() => buildNetwork(table, { ...base, aggregation: "subtract", normalization: "phi" })).toThrow("aggregate with one of ignore, congruence");
  expect(() => buildNetwork(table, { ...base, variable2: "organization" })).toThrow("choose two different variables");
  const fallback = buildNetwork(table, { ...base, networkType: "twomode", aggregation: "conflict", compatible: "dna-3.1" });
  expect([fallback.settings.aggregation, fallback.warnings.map((warning) => warning.code)]).toEqual(["ignore", ["network-setting-replaced"]]);
});

test("evidence names its statements and refuses a label that is not there", () => {
  const network = buildNetwork(table, { ...base, networkType: "twomode", aggregation: "subtract" });
  expect(
    network.evidence("acme", "tax").parts.map((part) => [part.contribution, part.rowStatements.map((statement) => [statement.id, statement.level])]),
  ).toEqual([[-1, [["3", "0"]]]]);
  expect(() => network.evidence("Acmee", "tax")).toThrow("did you mean Acme?");
});

test("bars count labels by level, and duplicates compare label and level alone", () => {
  const bars = countBars(table, { variable1: "organization", qualifier: "agreement", duplicates: "document" });
  expect([bars.labels, bars.levels, [...bars.counts]]).toEqual([
    ["Acme", "Bund", "acme"],
    ["0", "1"],
    [0, 3, 0, 1, 1, 0],
  ]);
});

test("events come in time order with their values, and nodes with their counts", () => {
  const events = listEvents(table, { ...base, filters: [{ field: "organization", values: ["Acme"], mode: "only" }] });
  expect([...events.rows].map((row) => table.ids[row])).toEqual(["1", "6"]);
  expect(statementValues(table, 3)).toEqual({ organization: "Bund", concept: "ban", agreement: null, intensity: 0, frame: "money" });
  const [acme] = describeNodes(table, { ...base, aggregation: "subtract" });
  expect(acme).toEqual({
    name: "Acme",
    variable: "organization",
    mode: 1,
    statements: 2,
    documents: 2,
    first: Date.UTC(2020, 0, 1),
    last: Date.UTC(2020, 0, 30),
    meanLevel: 1,
  });
});
