import { expect, test } from "vitest";
import { buildStatementTable } from "./build-statement-table.ts";
import { selectRows } from "./select-rows.ts";

const schema = {
  variables: { who: "entity", weight: "number", agrees: "boolean" },
  documentFields: { title: "text" },
} as const;
const rows = [
  { id: "a", type: "position", document: "d1", time: 0, values: { who: "person:a", weight: 1, agrees: true } },
  { id: "b", type: "relation", document: "d2", time: 1, values: { who: "person:b", weight: null, agrees: null } },
  { id: "c", type: "position", document: "d1", time: null, values: { who: "person:a", weight: 3, agrees: false } },
];
const documents = ["d1", "d2"].map((id) => ({ id, values: { title: `Title of ${id}` } }));

test("the rows that are kept are as if the others had never been there", () => {
  const table = buildStatementTable(schema, rows, documents);
  const kept = selectRows(table, [0, 2]);
  const alone = buildStatementTable(schema, [rows[0]!, rows[2]!], [documents[0]!]);
  expect({ ...kept, typeNames: ["position"] }).toEqual(alone);
  expect(JSON.stringify(kept)).not.toContain("person:b");
  expect(JSON.stringify(kept)).not.toContain("d2");
});

test("order is the caller's, and no row gives an empty table", () => {
  const table = buildStatementTable(schema, rows, documents);
  expect(selectRows(table, [2, 1, 0]).ids).toEqual(["c", "b", "a"]);
  expect(selectRows(table, [])).toMatchObject({ length: 0, documents: { ids: [] } });
});
