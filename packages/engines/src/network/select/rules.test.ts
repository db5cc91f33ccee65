import { expect, test } from "vitest";
import { buildStatementTable, type StatementRow } from "@rapporteur/core/model";
import { buildNetwork, loadedSpan, prepareNetwork } from "../build/build-network.ts";
import { cellValue } from "../network.ts";
import type { NetworkOptions } from "../options.ts";
import { describeNodes } from "../structure/describe-nodes.ts";
import { dropDuplicates, groupByUnit, type DuplicateKeys } from "./duplicates.ts";
import { documentValues, keptStatements, listEvents, statementValues } from "./event-list.ts";
import { fieldNames, isDocumentField, resolveField } from "./field.ts";
import { compareIds, sortByTime, statementOrder } from "./statement-order.ts";

const day = (number: number): number => Date.UTC(2020, 0, number);
const base: NetworkOptions = { variable1: "organization", variable2: "concept", duplicates: "include" };

/** Rows of positions: id, document, time, place and the rest. */
function tableOf(rows: readonly Partial<StatementRow>[]) {
  return buildStatementTable(
    {
      variables: { organization: "entity", concept: "entity", agreement: "boolean", share: "number", on: "date" },
      documentFields: { source: "text", published: "date", year: "integer" },
    },
    rows.map((row, at): StatementRow => ({
      id: String(at + 1),
      type: "position",
      document: "d1",
      time: null,
      ...row,
      values: { organization: "Acme", concept: "tax", ...row.values },
    })),
    [
      { id: "d1", values: { source: "Times", published: day(10), year: 2020 } },
      { id: "d2", values: { source: "Post", published: day(2), year: null } },
    ],
  );
}

test("ids of digits are numbers, and come before names", () => {
  expect(["b", "10", "a", "9", "B", "", "1234567890123456"].sort(compareIds)).toEqual(["9", "10", "", "1234567890123456", "B", "a", "b"]);
});

test("statements come by time, document, start, end and id, undated ones last", () => {
  const table = tableOf([
    { id: "9", time: day(2), start: 5, end: 9 },
    { id: "10", time: day(2), start: 5, end: 9 },
    { time: day(2), start: 5, end: 8 },
    { time: day(2), start: 4, end: 9 },
    { time: day(1), document: "d2" },
    { time: null, start: 1, end: 2 },
    { time: null, document: "d2", start: 0, end: 1 },
    { time: day(2), document: "d2" },
    { time: day(400) },
  ]);
  const order = [4, 3, 2, 0, 1, 7, 8, 5, 6];
  expect([...table.ids.keys()].sort(statementOrder(table))).toEqual(order);
  expect([...sortByTime(table, Int32Array.from(table.ids.keys()))]).toEqual(order.slice(0, 7));
  const events = listEvents(table, base);
  expect([...events.rows]).toEqual([4, 3, 2, 0, 1, 7, 8, 5, 6]);
  expect([...keptStatements(table, base).rows]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect([...sortByTime(table, Int32Array.of(8, 4))]).toEqual([4, 8]);
  const moments = tableOf([{ time: day(1) + 2048 }, { time: day(1) + 1 }, { time: day(1) }]);
  expect([...sortByTime(moments, Int32Array.of(0, 1, 2))]).toEqual([2, 1, 0]);
  expect([...sortByTime(moments, Int32Array.of(1, 2))]).toEqual([2, 1]);
});

test("values and fields are told by name, what is missing as null", () => {
  const table = tableOf([{ values: { agreement: false, share: 0.5, on: day(3) } }, { document: "d2", values: { concept: null } }]);
  expect(statementValues(table, 0)).toEqual({ organization: "Acme", concept: "tax", agreement: false, share: 0.5, on: day(3) });
  expect(statementValues(table, 1)).toEqual({ organization: "Acme", concept: null, agreement: null, share: null, on: null });
  expect([documentValues(table, 0), documentValues(table, 1)]).toEqual([
    { source: "Times", published: day(10), year: 2020 },
    { source: "Post", published: day(2), year: null },
  ]);
});

test("fields are variables or the document's, as codes by row", () => {
  const table = tableOf([{ values: { share: 2, on: day(2) } }, { document: "d2", values: { share: -1 } }, { values: { share: 2, agreement: true } }]);
  expect(fieldNames(table)).toEqual([
    "organization",
    "concept",
    "agreement",
    "share",
    "on",
    "document:id",
    "document:source",
    "document:published",
    "document:year",
  ]);
  expect(resolveField(table, "share")).toMatchObject({
    kind: "number",
    isDocumentField: false,
    codes: Int32Array.of(1, 0, 1),
    dictionary: ["-1", "2"],
    numbers: Float64Array.of(-1, 2),
  });
  expect(resolveField(table, "on")).toMatchObject({ codes: Int32Array.of(0, -1, -1), dictionary: ["2020-01-02T00:00:00.000Z"] });
  expect(resolveField(table, "agreement")).toMatchObject({ codes: Int32Array.of(-1, -1, 1), dictionary: ["0", "1"], numbers: Float64Array.of(0, 1) });
  expect(resolveField(table, "document:id")).toMatchObject({ isDocumentField: true, codes: Int32Array.of(0, 1, 0), dictionary: ["d1", "d2"] });
  expect(resolveField(table, "year")).toMatchObject({ isDocumentField: true, codes: Int32Array.of(0, -1, 0), dictionary: ["2020"] });
  expect(["share", "source", "document:share"].map((name) => isDocumentField(table, name))).toEqual([false, true, true]);
  expect(() => resolveField(table, "id")).toThrow(/known are organization/);
  expect(() => resolveField(table, "document:sauce")).toThrow(/did you mean document:source\?/);
});

test("the span is that of dated statements and documents, cut to the dates asked for", () => {
  const table = tableOf([{ time: day(5) }, { time: day(8) }]);
  const span = (options: Partial<NetworkOptions> = {}) => loadedSpan(prepareNetwork(table, { ...base, ...options }));
  // Documents are of the 10th and the 2nd.
  expect(span()).toEqual({ from: day(2), to: day(10) });
  expect(span({ from: day(4), to: day(20) })).toEqual({ from: day(4), to: day(10) });
  expect(span({ from: day(1), to: day(6) })).toEqual({ from: day(2), to: day(6) });
  const undated = buildStatementTable({ variables: { organization: "entity", concept: "entity" }, documentFields: {} }, [
    { id: "1", type: "p", document: "d", time: null, values: { organization: "A", concept: "t" } },
  ]);
  expect(buildNetwork(undated, base).period).toEqual({ from: Number.NaN, to: Number.NaN, includesEnd: true, centre: null });
});

test("filters take truths by their words, and statements without a value as blank", () => {
  const table = tableOf([
    { values: { agreement: true } },
    { values: { agreement: false, organization: "Bund" } },
    { values: { organization: "Civic" } },
  ]);
  const kept = (values: readonly string[], mode: "only" | "exclude") => [
    ...keptStatements(table, { ...base, filters: [{ field: "agreement", values, mode }] }).rows,
  ];
  expect([
    kept(["yes"], "only"),
    kept(["true"], "only"),
    kept(["1"], "only"),
    kept(["no"], "only"),
    kept(["false"], "exclude"),
    kept([""], "only"),
  ]).toEqual([[0], [0], [0], [1], [0, 2], [2]]);
});

test("types take part that have values of both variables, unless one is asked for", () => {
  const table = tableOf([
    {},
    { type: "other", values: { organization: "Bund" } },
    { type: "bare", values: { organization: "Civic", concept: null } },
  ]);
  expect(keptStatements(table, base).steps).toEqual([{ step: "the statement types that use the variables", dropped: 1, left: 2 }]);
  expect([...keptStatements(table, { ...base, statementType: "other" }).rows]).toEqual([1]);
  expect([...keptStatements(table, { ...base, variable2: "document:source" }).rows]).toEqual([0, 1, 2]);
});

test("undated statements are duplicates of each other alone, where time decides", () => {
  const table = tableOf([{ time: day(1) }, { time: null }, { time: null, start: 1 }, { time: day(40) }, { time: day(2) }]);
  const kept = (duplicates: NetworkOptions["duplicates"]) => [...keptStatements(table, { ...base, duplicates }).rows];
  expect([kept("month"), kept("year"), kept("week"), kept("acrossrange"), kept("document")]).toEqual([[0, 1, 3], [0, 1], [0, 1, 3], [0], [0]]);
  const all = tableOf([{ time: null }, { time: null }]);
  expect([...keptStatements(all, { ...base, duplicates: "month" }).rows]).toEqual([0]);
});

test("positions are grouped by unit in their order, exempt ones are never duplicates", () => {
  expect([...groupByUnit(Int32Array.of(1, 0, 1, 2, 0), 3)]).toEqual([1, 4, 0, 2, 3]);
  const input: DuplicateKeys = {
    rows: Int32Array.of(3, 4, 5, 6),
    units: Int32Array.of(0, 0, 0, 1),
    unitCount: 2,
    keys: Int32Array.of(7, 7, 7, 7),
    keyCount: 8,
    isExempt: Uint8Array.of(0, 1, 0, 0),
    isEarlier: (a, b) => a < b,
  };
  for (const keyCount of [8, 2 ** 40]) expect([...dropDuplicates({ ...input, keyCount })]).toEqual([3, 4, 6]);
});

test("nodes are described by their statements, documents and times", () => {
  const table = tableOf([
    { time: day(3), values: { agreement: true } },
    { time: day(1), document: "d2", values: { agreement: true } },
    { time: null, values: { concept: "ban", agreement: false } },
  ]);
  const nodes = describeNodes(table, { ...base, networkType: "twomode", qualifier: "agreement", aggregation: "subtract" });
  expect(nodes).toEqual([
    {
      name: "Acme",
      variable: "organization",
      mode: 1,
      statements: 3,
      documents: 2,
      first: day(1),
      last: day(3),
      meanLevel: expect.closeTo(1 / 3, 12),
    },
    { name: "ban", variable: "concept", mode: 2, statements: 1, documents: 1, first: null, last: null, meanLevel: -1 },
    { name: "tax", variable: "concept", mode: 2, statements: 2, documents: 2, first: day(1), last: day(3), meanLevel: 1 },
  ]);
});

test("evidence of a cell is the statements behind it, part by part, and takes labels or numbers", () => {
  const rows: Partial<StatementRow>[] = [
    { values: { agreement: true } },
    { values: { agreement: false } },
    { values: { organization: "Bund", agreement: true } },
    { values: { organization: "Bund", concept: "ban", agreement: true } },
  ];
  const ties = buildNetwork(tableOf(rows), { ...base, qualifier: "agreement", aggregation: "congruence", normalization: "average" });
  expect(ties.evidence("Acme", 1)).toMatchObject({ value: 0.5, numerator: 1, parts: [{ column: "tax", contribution: 1 }] });
  expect(ties.evidence(0, 0).parts).toEqual([]);
  for (const wrong of [-1, 2, 0.5, "Acne"]) expect(() => ties.evidence(wrong, 0)).toThrow(/the row cannot be/);
  const codes = buildNetwork(tableOf(rows), { ...base, qualifier: "agreement", networkType: "twomode", aggregation: "combine" });
  expect(
    codes
      .evidence("Acme", "tax")
      .parts.map(({ contribution, rowStatements }) => [contribution, rowStatements.map(({ id, level, weight }) => [id, level, weight])]),
  ).toEqual([
    [2, [["2", "0", 1]]],
    [1, [["1", "1", 1]]],
  ]);
  const same = buildNetwork(tableOf(rows), { ...base, qualifier: "agreement", aggregation: "combine" });
  expect(same.evidence("Acme", "Bund")).toMatchObject({ numerator: 0, parts: [] });
  // DNA's conflict of unordered levels: on each level that only one of them uses, that one's statements.
  const dna = buildNetwork(tableOf(rows), { ...base, qualifier: "document:source", aggregation: "conflict", compatible: "dna-3.1" });
  expect([cellValue(dna, "Acme", "Bund"), dna.evidence("Acme", "Bund").parts.map(({ column, contribution }) => [column, contribution])]).toEqual([
    1,
    [["ban", 1]],
  ]);
});
