import { expect, test } from "vitest";
import { openLibraryTable } from "./build-library-table.ts";
import { keptOf, makeBlock } from "./statement-blocks.ts";
import { sampleStatement, sampleType } from "../testing/sample-records.ts";
import type { StatementVariable } from "../../records/statement-record.ts";

const variable = (name: string, kind: StatementVariable["kind"]): StatementVariable => ({
  name,
  label: name,
  kind,
  entityTypes: [],
  choices: [],
  minimum: null,
  maximum: null,
  isRequired: false,
  help: "",
});
const cause = sampleType("cause", {
  variables: [variable("cause", "entity"), variable("causeText", "long text"), variable("sign", "integer"), variable("date", "date")],
});
const documents = [
  {
    id: "d1",
    title: "One",
    publisher: null,
    url: "https://example.org/1",
    published: "2024-01-02",
    tags: ["b", "a"],
    parts: [{ start: 4, end: 8, author: "e2" }],
  },
  { id: "d2", title: "Two", publisher: "P", url: null, published: null, tags: [], parts: [] },
];

function tableOf(...given: Parameters<typeof sampleStatement>[]) {
  const builder = openLibraryTable({ types: [cause], documents, nameEntity: (id) => `concept:${id}`, capacity: given.length });
  const records = given.map((one) => sampleStatement(...one));
  for (const [documentId, group] of Map.groupBy(records, (record) => record.documentId)) builder.add(documentId, makeBlock(group.map(keptOf)));
  return builder.finish();
}

test("each statement of a document has its own value of a variable, and words where it names no entity", () => {
  const table = tableOf(
    ["a", "d1", { type: "cause", start: 1, end: 2, values: { cause: "e1", causeText: "one" } }],
    ["b", "d1", { type: "cause", start: 3, end: 4, values: { cause: "e2", causeText: "two" } }],
    ["c", "d1", { type: "cause", start: 5, end: 6, values: { cause: "e1" } }],
    ["d", "d1", { type: "cause", start: 7, end: 8, values: { causeText: "four" } }],
    ["e", "d1", { type: "cause", start: 8, end: 9, values: { causeText: "five" } }],
  );
  const causes = table.variables["cause"];
  if (causes?.kind !== "entity") throw new Error("causes are entities");
  const named = [...causes.codes].map((code) => causes.dictionary[code]);
  expect(named.slice(0, 3)).toEqual(["concept:e1", "concept:e2", "concept:e1"]);
  expect(named.slice(3).map((name) => name?.replace(/^.*:/, ""))).toEqual(["four", "five"]);
  const words = table.variables["causeText"];
  expect(words?.kind === "text" && [...words.codes].map((code) => words.dictionary[code])).toEqual(["one", "two", undefined, "four", "five"]);
});

test("rows by start, then id, with their columns", () => {
  const table = tableOf(
    ["b", "d1", { type: "cause", start: 5, end: 9, speaker: "e1", values: { sign: 1 }, review: "accepted", reviewedBy: "ann" }],
    ["a", "d1", { type: "cause", start: 5, end: 7, values: { sign: -1 }, coder: { kind: "person", name: "ann" }, confidence: null }],
    ["c", "d1", { type: "cause", start: 1, end: 2, values: {}, review: "rejected" }],
    ["d", "d2", { type: "cause", values: { date: "2020-02-29" } }],
  );
  expect(table.ids).toEqual(["c", "a", "b", "d"]);
  expect([...table.documentOf]).toEqual([0, 0, 0, 1]);
  expect([...table.starts]).toEqual([1, 5, 5, 0]);
  expect([...table.ends]).toEqual([2, 7, 9, 5]);
  expect([...table.reviews]).toEqual([2, 0, 1, 0]);
  expect([...table.reviewedByPerson]).toEqual([0, 1, 1, 0]);
  expect([...table.times]).toEqual([...Array<number>(3).fill(Date.UTC(2024, 0, 2)), Date.UTC(2020, 1, 29)]);
  expect(table.variables["speaker"]).toEqual({ kind: "entity", codes: Int32Array.of(-1, -1, 0, -1), dictionary: ["concept:e1"] });
  expect(table.variables["sign"]).toEqual({ kind: "integer", values: Int32Array.of(0, -1, 1, 0), isMissing: Uint8Array.of(1, 0, 0, 1) });
  expect(table.variables["coder"]).toMatchObject({ dictionary: ["builtin@1", "person:ann"] });
  expect(table.variables["confidence"]).toEqual({ kind: "number", values: Float64Array.of(0.5, Number.NaN, 0.5, 0.5) });
  expect(table.documents.contributions).toEqual({ kind: "text", codes: Int32Array.of(0, -1), dictionary: ["4 8 concept:e2"] });
  expect(table.documents.fields["publisher"]).toEqual({ kind: "text", codes: Int32Array.of(-1, 0), dictionary: ["P"] });
});

test("where a cause is no concept its words stand, and a concept is called by its key", () => {
  const table = tableOf(
    ["a", "d1", { type: "cause", values: { cause: null, causeText: "high prices" } }],
    ["b", "d1", { type: "cause", values: { cause: "e1", causeText: "never seen" } }],
  );
  expect(table.variables["cause"]).toEqual({ kind: "entity", codes: Int32Array.of(0, 1), dictionary: ["high prices", "concept:e1"] });
});

test("what does not fit its column, and what stands in no document, is left out", () => {
  const table = tableOf(["a", "d1", { type: "cause", values: { sign: "up", date: "someday", unknown: 1 } }], ["b", "d9", { type: "cause" }]);
  expect(table.length).toBe(1);
  expect(table.ids).toEqual(["a"]);
  expect(table.variables["sign"]).toMatchObject({ isMissing: Uint8Array.of(1) });
  expect(table.variables["date"]).toEqual({ kind: "date", values: Float64Array.of(Number.NaN) });
  expect(table.variables).not.toHaveProperty("unknown");
});
