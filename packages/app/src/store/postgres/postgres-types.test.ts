import pg from "pg";
import { expect, test } from "vitest";
import { postgresTypes } from "./postgres-types.ts";

const { INT8, NUMERIC, DATE, TIMESTAMPTZ, JSON: JSON_TEXT, JSONB, INT4, TEXT } = pg.types.builtins;
const read = (oid: Parameters<typeof postgresTypes.getTypeParser>[0], text: string): unknown => postgresTypes.getTypeParser(oid, "text")(text);

test("columns give what SQLite gives: numbers, days and moments as text, JSON as it was written", () => {
  expect([read(INT8, "12"), read(NUMERIC, "1.5"), read(INT4, "3"), read(TEXT, "a")]).toEqual([12, 1.5, 3, "a"]);
  expect(read(DATE, "2031-05-01")).toBe("2031-05-01");
  expect(read(TIMESTAMPTZ, "2031-05-01 10:00:00.5+02")).toBe("2031-05-01T08:00:00.500Z");
  expect(read(TIMESTAMPTZ, "infinity")).toBe("infinity");
  expect([read(JSON_TEXT, '{"b": 1}'), read(JSONB, "[1]")]).toEqual(['{"b": 1}', "[1]"]);
});
