import { expect, test } from "vitest";
import { buildStatementTable } from "./build-statement-table.ts";
import { pickRows } from "./pick-rows.ts";
import { viewRows } from "./view-rows.ts";

const table = buildStatementTable(
  { variables: { who: "entity", weight: "number", agrees: "boolean" }, documentFields: { title: "text" } },
  [
    { id: "a", type: "position", document: "d1", time: 0, values: { who: "person:a", weight: 1, agrees: true } },
    { id: "b", type: "relation", document: "d2", time: 1, values: { who: "person:b", weight: null, agrees: null } },
    { id: "c", type: "position", document: "d1", time: null, values: { who: "person:a", weight: 3, agrees: false } },
  ],
  ["d1", "d2"].map((id) => ({ id, values: { title: `Title of ${id}` } })),
);
const rows = Int32Array.of(2, 0);

test("a view has what a copy has, for who reads it, copies it or sends it", () => {
  const copy = pickRows(table, rows);
  expect(viewRows(table, rows)).toEqual(copy);
  expect({ ...viewRows(table, rows) }).toEqual(copy);
  expect(structuredClone(viewRows(table, rows))).toEqual(copy);
  expect(viewRows(viewRows(table, rows), Int32Array.of(1))).toEqual(pickRows(table, Int32Array.of(0)));
});

test("a variable is copied once, when it is first read", () => {
  const view = viewRows(table, rows);
  const isMade = (): boolean => Object.getOwnPropertyDescriptor(view.variables, "weight")?.get === undefined;
  expect([isMade(), view.variables["weight"] === view.variables["weight"], isMade()]).toEqual([false, true, true]);
  expect("weight" in view.variables).toBe(true);
});
