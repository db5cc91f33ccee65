import { describe, expect, it } from "vitest";
import { kindOfElement, type ParquetColumn } from "../../exchange/parquet/parquet-columns.ts";
import { placeVariables, variablesKey } from "./statement-columns.ts";
import { layoutOf } from "./statement-layout.ts";

const columnsOf = (kinds: Readonly<Record<string, ParquetColumn["kind"]>>): ParquetColumn[] =>
  Object.entries(kinds).map(([name, kind]) => ({ name, kind }));
const layout = (kinds: Readonly<Record<string, ParquetColumn["kind"]>>, foot?: string) =>
  layoutOf({ path: "a.parquet", columns: columnsOf(kinds), metadata: new Map(foot === undefined ? [] : [[variablesKey, foot]]) });

describe("the columns of a file of statements", () => {
  it("are told by their names where the foot says nothing, and a name with its id is an entity", () => {
    const found = layout({
      statement_id: "text",
      document_id: "text",
      document_author: "text",
      source: "text",
      source_id: "text",
      sign: "integer",
      mood: "text",
    });
    expect(found.parts).toMatchObject({ id: "statement_id", document: "document_id", type: null, review: null });
    expect(found.fields).toEqual([{ field: "author", column: "document_author" }]);
    expect(found.variables.map(({ variable, kind, idColumn }) => [variable, kind, idColumn])).toEqual([
      ["source", "entity", "source_id"],
      ["sign", "integer", null],
      ["mood", "text", null],
    ]);
  });

  it("are those of Spark's statements too, whose moments are numbers", () => {
    const found = layout({
      document: "text",
      statement: "text",
      type: "text",
      time: "integer",
      reviewedByPerson: "boolean",
      review: "text",
      horizonTo: "integer",
      speaker: "text",
    });
    expect(found.parts).toMatchObject({ id: "statement", document: "document", type: "type", time: "time", reviewedByPerson: "reviewedByPerson" });
    expect(found.variables.map(({ variable, kind }) => [variable, kind])).toEqual([
      ["horizonTo", "date"],
      ["speaker", "entity"],
    ]);
  });

  it.each(["no JSON", "[{}]", JSON.stringify([{ variable: "x", kind: "text", column: "gone", idColumn: null }])])(
    "are told by their names where the foot says %s",
    (foot) => {
      expect(layout({ document_id: "text", mood: "text" }, foot).variables).toHaveLength(1);
    },
  );

  it("must say the document", () => {
    expect(() => layout({ id: "text" })).toThrow(/a\.parquet has no column document_id/);
  });

  it("have names of their own, whatever a project calls its variables, upper and lower case alike", () => {
    const placed = placeVariables({ start: { kind: "integer" }, Mood: { kind: "text" }, mood: { kind: "entity" }, mood_id: { kind: "text" } });
    expect(placed.flatMap(({ column, idColumn }) => [column, ...(idColumn === null ? [] : [idColumn])])).toEqual([
      "variable_start",
      "Mood",
      "variable_mood",
      "variable_mood_id",
      "mood_id",
    ]);
    const kinds = Object.fromEntries([
      ["document_id", "text"],
      ...placed.flatMap(({ column, idColumn }) => [column, idColumn ?? column].map((name) => [name, "text"])),
    ]) as Record<string, "text">;
    expect(layout(kinds, JSON.stringify(placed)).variables).toEqual(placed);
  });
});

it.each([
  [{ type: "BYTE_ARRAY" }, null],
  [{ type: "BYTE_ARRAY", converted_type: "JSON" }, null],
  [{ type: "INT64", converted_type: "TIMESTAMP_MICROS" }, "time"],
  [{ type: "INT32", converted_type: "TIME_MILLIS" }, null],
  [{ type: "INT32", logical_type: { type: "DECIMAL", precision: 4, scale: 2 } }, null],
  [{ type: "FLOAT" }, "number"],
  [{ type: "INT96" }, null],
] as const)("the kind of a column of anybody's file: %j", (element, kind) => {
  expect(kindOfElement({ name: "x", ...element })).toBe(kind);
});
