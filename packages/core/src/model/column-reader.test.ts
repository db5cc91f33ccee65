import { expect, test } from "vitest";
import { buildStatementTable } from "./build-statement-table.ts";
import { columnReader, textReader } from "./column-reader.ts";

const table = buildStatementTable(
  { variables: { who: "entity", note: "text", agrees: "boolean", count: "integer", degree: "number", day: "date" }, documentFields: {} },
  [
    { id: "a", type: "t", document: "d", time: null, values: { who: "state:CHN", note: "", agrees: false, count: 0, degree: 0.5, day: 86_400_000 } },
    { id: "b", type: "t", document: "d", time: null, values: {} },
  ],
);

test("every kind of column reads its value, false and zero included, and null where the row has none", () => {
  const read = (name: string) => [columnReader(table, name)(0), columnReader(table, name)(1)];
  expect(read("who")).toEqual(["state:CHN", null]);
  expect(read("note")).toEqual(["", null]);
  expect(read("agrees")).toEqual([false, null]);
  expect(read("count")).toEqual([0, null]);
  expect(read("degree")).toEqual([0.5, null]);
  expect(read("day")).toEqual([86_400_000, null]);
});

test("an absent column and an empty text read as null", () => {
  expect(columnReader(table, "nowhere")(0)).toBeNull();
  expect(textReader(table, "note")(0)).toBeNull();
  expect(textReader(table, "count")(0)).toBeNull();
});
