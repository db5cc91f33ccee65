import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import { afterAll, expect, test } from "vitest";
import { openParquet } from "./open-parquet.ts";
import { createParquetFile } from "./write-parquet.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-parquet-child-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

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

test("a large file is read from the other process as it is", async () => {
  const source = await openParquet(written("large.parquet", 150_000, (at) => `wörd 😀 ${at}`));
  expect([source.rows, source.groups.map(({ rows }) => rows)]).toEqual([150_000, [65_536, 65_536, 18_928]]);
  const [, , last] = source.groups;
  expect(last?.missing("none")).toBe(18_928);
  expect(await last?.column("none")).toBe(null);
  expect(((await last?.column("words")) ?? [])[18_927]).toBe("wörd 😀 149999");
  expect(((await last?.column("at")) ?? [])[0]).toBe(131_072);
});

test("what would take all memory costs that process alone: the file is refused by name, and the next one is read", async () => {
  // A few kilobytes that say one long text twenty thousand times over.
  const path = join(desk, "bomb.parquet");
  const schema = [
    { name: "root", num_children: 1 },
    { name: "words", type: "BYTE_ARRAY" as const, converted_type: "UTF8" as const, repetition_type: "OPTIONAL" as const },
  ];
  const writer = new ParquetWriter({ writer: fileWriter(path), schema });
  const data = Array<string>(20_000).fill("all of it again ".repeat(12_500));
  void writer.write({ columnData: [{ name: "words", data, encoding: "RLE_DICTIONARY" }], rowGroupSize: data.length });
  void writer.finish();
  expect(statSync(path).size).toBeLessThan(20_000);
  const source = await openParquet(path);
  await expect(source.groups[0]?.column("words")).rejects.toMatchObject({ code: "RAP_EXCHANGE_PARQUET", message: expect.stringContaining(path) });
  const other = await openParquet(written("other.parquet", 3, String));
  expect(Array.from((await other.groups[0]?.column("words")) ?? [])).toEqual(["0", "1", "2"]);
}, 60_000);
