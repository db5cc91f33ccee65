import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { ParquetColumn, ParquetValue } from "./parquet-columns.ts";
import { cellsOf } from "./packed-column.ts";
import { openParquetFile, type ParquetGroup } from "./read-parquet.ts";
import { createParquetFile } from "./write-parquet.ts";
import { times } from "../../../../../test/support/effort.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-parquet-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const path = join(desk, "a.parquet");

const columns: readonly ParquetColumn[] = [
  { name: "id", kind: "text", isRequired: true },
  { name: "words", kind: "text" },
  { name: "tags", kind: "list" },
  { name: "agreement", kind: "boolean" },
  { name: "sign", kind: "integer" },
  { name: "weight", kind: "number" },
  { name: "day", kind: "date" },
  { name: "moment", kind: "time" },
];

function write(rows: readonly (readonly ParquetValue[])[]): void {
  const file = createParquetFile(path, { columns, metadata: { note: "e\u0301 😀" } });
  for (const row of rows) file.add(row);
  expect(file.finish()).toBe(rows.length);
}

async function cells(group: ParquetGroup | undefined, name: string): Promise<readonly unknown[] | null> {
  const column = (await group?.column(name)) ?? null;
  return column === null ? null : cellsOf(column);
}

/** Rows as they stand in the file; lists are JSON. */
async function read(): Promise<unknown[][]> {
  const source = await openParquetFile(path);
  expect(source.columns).toEqual(columns.map(({ name, kind, isRequired = false }) => ({ name, kind: kind === "list" ? "text" : kind, isRequired })));
  expect(source.metadata.get("note")).toBe("e\u0301 😀");
  const rows: unknown[][] = [];
  for (const group of source.groups) {
    const all = await Promise.all(columns.map(({ name }) => cells(group, name)));
    for (let row = 0; row < group.rows; row++) rows.push(all.map((column) => column?.[row] ?? null));
  }
  expect(rows).toHaveLength(source.rows);
  return rows;
}

const text = fc.string({ unit: "grapheme", maxLength: 30 }).map((one) => one.toWellFormed());
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const day = fc.integer({ min: -100_000, max: 100_000 }).map((days) => days * 86_400_000);
const row = fc.tuple(
  text,
  maybe(text),
  maybe(fc.array(text, { maxLength: 3 })),
  maybe(fc.boolean()),
  maybe(fc.integer()),
  maybe(fc.double({ noNaN: true })),
  maybe(day),
  maybe(fc.integer({ min: -8e14, max: 8e14 })),
);

test("what is written is read: emoji, nothing, empty texts, days before 1970", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
      write(rows);
      expect(await read()).toEqual(rows.map((cells) => cells.map((cell) => (Array.isArray(cell) ? JSON.stringify(cell) : cell))));
    }),
    { numRuns: times(20, 60) },
  );
});

test("very long texts make small groups, and many rows several", { tags: "long" }, async () => {
  const long = "😀é ".repeat(1_100_000);
  write([...Array(3).keys()].map((at) => [String(at), long, null, null, at, null, null, null]));
  const source = await openParquetFile(path);
  expect(source.groups.length).toBeGreaterThan(1);
  expect((await cells(source.groups[0], "words"))?.[0] === long).toBe(true);
  write(Array.from({ length: 70_000 }, (_, at) => [String(at), null, null, at % 2 === 0, at, at / 2, null, at]));
  const many = await openParquetFile(path);
  expect(many.groups.map(({ rows }) => rows)).toEqual([65_536, 4464]);
  expect((await cells(many.groups[1], "id"))?.[4463]).toBe("69999");
  expect(await many.groups[0]?.column("words")).toBe(null);
});

test("the same rows give the same bytes; half a character becomes a replacement", async () => {
  const rows: ParquetValue[][] = [["a\ud800", "x", ["y"], true, 1, Number.NaN, Number.NaN, 3]];
  write(rows);
  const first = readFileSync(path);
  write(rows);
  expect(readFileSync(path).equals(first)).toBe(true);
  expect(await read()).toEqual([["a\ufffd", "x", '["y"]', true, 1, null, null, 3]]);
});

test("what is no Parquet file, or a piece of one, is refused by name", async () => {
  write([["a", null, null, null, null, null, null, null]]);
  const whole = readFileSync(path);
  for (const bytes of [Buffer.from("id,words\n1,a\n"), Buffer.alloc(0), whole.subarray(0, whole.length - 9), whole.subarray(40)]) {
    writeFileSync(join(desk, "b.parquet"), bytes);
    const reading = openParquetFile(join(desk, "b.parquet")).then(({ groups }) => groups[0]?.column("id"));
    await expect(reading).rejects.toMatchObject({ code: "RAP_EXCHANGE_PARQUET" });
  }
  await expect(openParquetFile(join(desk, "none.parquet"))).rejects.toMatchObject({ code: "RAP_SOURCE_NOT_FOUND" });
});
