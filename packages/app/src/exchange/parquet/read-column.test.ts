import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileWriter, ParquetWriter, type ColumnSource } from "hyparquet-writer";
import { afterAll, expect, test } from "vitest";
import { asNumbers, asTexts, cellsOf, narrow, type PackedColumn } from "./packed-column.ts";
import { openParquetFile } from "./read-parquet.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-columns-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

/** The column as other programs may write it. */
async function written(column: Omit<ColumnSource, "name">): Promise<PackedColumn | null> {
  const path = join(desk, "a.parquet");
  const writer = new ParquetWriter({ writer: fileWriter(path), schema: schemaOf(column) });
  void writer.write({
    columnData: [{ name: "a", data: column.data, ...(column.encoding && { encoding: column.encoding }) }],
    rowGroupSize: column.data.length,
  });
  void writer.finish();
  return (await (await openParquetFile(path)).groups[0]?.column("a")) ?? null;
}

function schemaOf({ type, nullable = true }: Omit<ColumnSource, "name">) {
  const types = {
    STRING: ["BYTE_ARRAY", "UTF8"],
    INT64: ["INT64"],
    INT32: ["INT32"],
    DOUBLE: ["DOUBLE"],
    BOOLEAN: ["BOOLEAN"],
    TIMESTAMP: ["INT64", "TIMESTAMP_MICROS"],
  };
  const [physical, converted] = types[type as keyof typeof types];
  const leaf = { name: "a", type: physical, repetition_type: nullable ? "OPTIONAL" : "REQUIRED", ...(converted && { converted_type: converted }) };
  return [{ name: "root", num_children: 1 }, leaf] as ConstructorParameters<typeof ParquetWriter>[0]["schema"];
}

const many = <T>(make: (at: number) => T): T[] => Array.from({ length: 300 }, (_, at) => make(at));

test.each(["PLAIN", "RLE_DICTIONARY", "DELTA_LENGTH_BYTE_ARRAY"] as const)("texts with gaps in %s", async (encoding) => {
  const data = many((at) => (at % 7 === 0 ? null : ["Übung", "", "😀 e\u0301", `n${at % 40}`][at % 4]));
  const column = await written({ data, type: "STRING", encoding });
  expect(column === null ? [] : cellsOf(column)).toEqual(data);
  expect(column?.kind === "texts" ? new Set(column.dictionary).size : 0).toBe(column?.kind === "texts" ? column.dictionary.length : -1);
});

test("a required column, a column without a value, and one of one value", async () => {
  expect(cellsOf((await written({ data: many(() => "x"), type: "STRING", nullable: false })) as PackedColumn)).toEqual(many(() => "x"));
  expect(await written({ data: many(() => null), type: "STRING" })).toBe(null);
});

test("numbers, yes and no, and moments of other units", async () => {
  const gaps = <T>(make: (at: number) => T): (T | null)[] => many((at) => (at % 5 === 2 ? null : make(at)));
  const halves = gaps((at) => at / 2 - 70);
  expect(cellsOf((await written({ data: halves, type: "DOUBLE" })) as PackedColumn)).toEqual(halves);
  const answers = gaps((at) => at % 3 === 0);
  expect(cellsOf((await written({ data: answers, type: "BOOLEAN" })) as PackedColumn)).toEqual(answers);
  const wide = gaps((at) => BigInt(at - 150) * 4_294_967_297n);
  expect(cellsOf((await written({ data: wide, type: "INT64" })) as PackedColumn)).toEqual(
    wide.map((value) => (value === null ? null : Number(value))),
  );
  const moments = gaps((at) => BigInt(at - 150) * 1_000_000n);
  expect(cellsOf((await written({ data: moments, type: "TIMESTAMP" })) as PackedColumn)).toEqual(gaps((at) => (at - 150) * 1000));
});

test("whole numbers that a number cannot hold keep their digits", async () => {
  const ids = [9_007_199_254_740_993n, 9_007_199_254_740_992n, null, -9_223_372_036_854_775_808n];
  const column = (await written({ data: ids, type: "INT64" })) as PackedColumn;
  expect(cellsOf(column)).toEqual(["9007199254740993", "9007199254740992", null, "-9223372036854775808"]);
});

test.each([
  { kind: "texts", codes: Int32Array.of(0, -1, 1), dictionary: ["a", "b"] },
  { kind: "texts", codes: Int32Array.from({ length: 300 }, (_, at) => at), dictionary: many(String) },
  { kind: "texts", codes: Int32Array.from({ length: 40_000 }, (_, at) => at), dictionary: Array.from({ length: 40_000 }, (_, at) => String(at)) },
  { kind: "numbers", values: Float64Array.of(1, 0, 1), isBoolean: true },
  { kind: "numbers", values: Float64Array.of(1, Number.NaN, 0), isBoolean: true },
  { kind: "numbers", values: Float64Array.of(-2_147_483_647, 2_147_483_647), isBoolean: false },
  { kind: "numbers", values: Float64Array.of(2_147_483_648), isBoolean: false },
  { kind: "numbers", values: Float64Array.of(0.5, -0), isBoolean: false },
  { kind: "numbers", values: Float64Array.of(-0), isBoolean: false },
] satisfies PackedColumn[])("a narrowed column has the same values: $kind %#", (column) => {
  expect(cellsOf(narrow(column))).toEqual(cellsOf(column));
});

test("a column is taken for texts or for numbers as it is needed", () => {
  const answers: PackedColumn = { kind: "numbers", values: Float64Array.of(1, Number.NaN, 0, 1), isBoolean: true };
  expect(asTexts(answers)).toEqual({ kind: "texts", codes: Int32Array.of(0, -1, 1, 0), dictionary: ["true", "false"] });
  expect([...asNumbers({ kind: "texts", codes: Int32Array.of(1, -1, 0), dictionary: ["x", "-2.5"] })]).toEqual([-2.5, Number.NaN, Number.NaN]);
});
