import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import { afterAll, expect, test } from "vitest";
import { openParquet } from "./open-parquet.ts";
import { isLong } from "../../../../../test/support/effort.ts";
import { cellsOf, type PackedColumn } from "./packed-column.ts";
import { openParquetFile } from "./read-parquet.ts";
import { createParquetFile } from "./write-parquet.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-parquet-child-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const cells = (column: PackedColumn | null | undefined) => (column == null ? [] : cellsOf(column));

function written(name: string, rows: number, words: (at: number) => string): string {
  const path = join(desk, name);
  const file = createParquetFile(path, {
    columns: [
      { name: "words", kind: "text" },
      { name: "at", kind: "integer" },
      { name: "none", kind: "text" },
    ],
  });
  for (let at = 0; at < rows; at++) file.add([words(at), at, null]);
  file.finish();
  return path;
}

test("a large file is read from the other process as it is", { tags: "long" }, async () => {
  const source = await openParquet(written("large.parquet", 70_000, (at) => `wörd 😀 ${at}`));
  expect([source.rows, source.groups.map(({ rows }) => rows)]).toEqual([70_000, [65_536, 4464]]);
  const [, last] = source.groups;
  expect(last?.missing("none")).toBe(4464);
  expect(await last?.column("none")).toBe(null);
  expect(cells(await last?.column("words"))[4463]).toBe("wörd 😀 69999");
  expect(cells(await last?.column("at"))[0]).toBe(65_536);
});

test("a page that says that fewer than no values are missing is refused at once", async () => {
  const path = written("missing.parquet", 60, (at) => `word ${at % 7}`);
  const bytes = readFileSync(path);
  // 60 values, none missing, 60 rows, as the format packs them; then −11 missing.
  const at = bytes.indexOf(Buffer.from([0x15, 0x78, 0x15, 0x00, 0x15, 0x78]));
  expect(at).toBeGreaterThan(0);
  bytes[at + 3] = 0x15;
  writeFileSync(path, bytes);
  const source = await openParquet(path);
  await expect(source.groups[0]?.column("words")).rejects.toMatchObject({
    code: "RAP_EXCHANGE_PARQUET",
    message: expect.stringContaining("missing") as string,
  });
});

test("a page that does not say how long its levels are is refused at once", async () => {
  const path = written("levels.parquet", 60, (at) => `word ${at % 7}`);
  const whole = readFileSync(path);
  const at = whole.indexOf(Buffer.from([0x15, 0x78, 0x15, 0x00, 0x15, 0x78]));
  // Behind the counts stand the encoding and the lengths of both levels; a stop in the place of each leaves out what follows.
  for (const place of [6, 8, 10]) {
    const bytes = Buffer.from(whole);
    bytes[at + place] = 0x00;
    writeFileSync(path, bytes);
    const source = await openParquet(path);
    await expect(source.groups[0]?.column("words")).rejects.toMatchObject({ code: "RAP_EXCHANGE_PARQUET" });
  }
}, 15_000);

test("whatever one byte of the foot is changed to, names of columns are text, or the file is refused", async () => {
  const path = written("foot.parquet", 3, (at) => `word ${at}`);
  const whole = readFileSync(path);
  const odd: unknown[] = [];
  for (let at = whole.length - 8 - whole.readUInt32LE(whole.length - 8); at < whole.length - 8; at++)
    for (const value of [0x00, 0x15]) {
      const bytes = Buffer.from(whole);
      bytes[at] = value;
      writeFileSync(path, bytes);
      const source = await openParquetFile(path).catch((error: unknown) => error);
      const code = (source as { code?: string }).code;
      const columns = (source as { columns?: readonly { name: unknown }[] }).columns ?? [];
      if ((code !== undefined && code !== "RAP_EXCHANGE_PARQUET") || columns.some(({ name }) => typeof name !== "string"))
        odd.push([at, value, code]);
    }
  expect(odd).toEqual([]);
});

test("one long text said twenty thousand times over is held once", async () => {
  const path = longTexts("repeated.parquet", { rows: 20_000, words: () => "all of it again ".repeat(12_500), encoding: "RLE_DICTIONARY" });
  expect(statSync(path).size).toBeLessThan(20_000);
  const column = await (await openParquet(path)).groups[0]?.column("words");
  expect(column?.kind === "texts" ? [column.codes.length, column.dictionary.length] : []).toEqual([20_000, 1]);
});

test.runIf(isLong)(
  "what would take all memory costs that process alone: the file is refused by name, and the next one is read",
  async () => {
    // Texts of a million characters, no two alike, that compress well.
    const path = longTexts("bomb.parquet", { rows: 700, words: (at) => `${at} ${"again ".repeat(170_000)}`, encoding: "PLAIN" });
    expect(statSync(path).size).toBeLessThan(100_000_000);
    const source = await openParquet(path);
    const refused = await source.groups[0]?.column("words").then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: "RAP_EXCHANGE_PARQUET", message: expect.stringContaining(path) });
    const other = await openParquet(written("other.parquet", 3, String));
    expect(cells(await other.groups[0]?.column("words"))).toEqual(["0", "1", "2"]);
  },
  60_000,
);

interface LongTexts {
  readonly rows: number;
  readonly words: (at: number) => string;
  readonly encoding: "PLAIN" | "RLE_DICTIONARY";
}

function longTexts(name: string, { rows, words, encoding }: LongTexts): string {
  const path = join(desk, name);
  const schema = [
    { name: "root", num_children: 1 },
    { name: "words", type: "BYTE_ARRAY" as const, converted_type: "UTF8" as const, repetition_type: "OPTIONAL" as const },
  ];
  const writer = new ParquetWriter({ writer: fileWriter(path), schema });
  const same = words(0);
  const data = Array.from({ length: rows }, (_, at) => (encoding === "PLAIN" ? words(at) : same));
  void writer.write({ columnData: [{ name: "words", data, encoding }], rowGroupSize: data.length });
  void writer.finish();
  return path;
}
