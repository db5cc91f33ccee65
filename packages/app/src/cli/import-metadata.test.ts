import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";
import { collect } from "../library/collect.ts";
import { parseCsv } from "../exchange/csv/parse-csv.ts";
import { writeWorkbook } from "../exchange/xlsx/write-workbook.ts";
import { openStore } from "../store/open-store.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-metadata-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const words = (about: string): string => `Ministers will meet about ${about}, and they are likely to agree on most of it.\n`;
let count = 0;

beforeAll(() => {
  mkdirSync(at("clippings/old"), { recursive: true });
  writeFileSync(at("clippings/2024-03-05_The Gazette_Talks on_the river.txt"), words("rivers"));
  writeFileSync(at("clippings/2024-02-30_The Gazette_No such day.txt"), words("calendars"));
  writeFileSync(at("clippings/old/Re\u0301sumé.txt"), words("trade"));
});

async function imported(...flags: string[]) {
  const library = at(`${++count}.rapporteur`);
  const run = await runCommand(["import", at("clippings"), "--no-code", "--library", library, ...flags]);
  if (run.code !== 0) return { ...run, documents: [] };
  const store = await openStore(library);
  try {
    const documents = (await collect(store.records.all("main", "document"))).map(({ record }) => record);
    const about = documents.map(({ title, published, publisher, url, tags }) => [title, published, publisher, url, tags] as const);
    return { ...run, documents: about.toSorted(([a], [b]) => (a < b ? -1 : 1)) };
  } finally {
    await store.close();
  }
}

describe("what is known of files beside what is in them", () => {
  const pattern = "{date}_{publisher}_{title}";

  it("comes from their names by a pattern; a name that does not fit says nothing", async () => {
    const { documents } = await imported("--names", pattern);
    expect(documents.map(([title, published, publisher]) => [title, published, publisher])).toContainEqual([
      "Talks on the river",
      "2024-03-05",
      "The Gazette",
    ]);
    expect(documents.filter(([, published]) => published !== null)).toHaveLength(1);
  });

  it("is shown before, and nothing is imported then", async () => {
    const library = at("none.rapporteur");
    const { code, out } = await runCommand(["import", at("clippings"), "--names", pattern, "--preview", "--library", library]);
    expect(code).toBe(0);
    expect(out).toContain("title: Talks on the river · published: 2024-03-05 · publisher: The Gazette");
    expect(out).toContain("nothing is known of it");
    expect(out).toContain("Something is known of 1 of 3 files. Nothing was imported.");
    const again = await runCommand(["import", at("clippings"), "--no-code", "--library", library]);
    expect(again.out).toContain("Imported 3 documents");
  });

  it.each(["csv", "xlsx"])("comes from a table (%s), which counts before the names; rows without a file are told", async (ending) => {
    const csv = at("about.csv");
    const rows = [
      "File;Title;Date;Publisher;Author;URL;Tags",
      'old/R\u00e9sum\u00e9.txt;Trade, again;05.03.2023;La Gazette;Ann Lee;https://a.example/1;"Trade; Water"',
      "2024-03-05_The Gazette_Talks on_the river;Other words;;;;;",
      "missing.txt;None;13.04.2023;;;;",
    ];
    writeFileSync(csv, Buffer.from(rows.join("\r\n"), "latin1"));
    const table = ending === "csv" ? csv : at("about.xlsx");
    if (ending === "xlsx") writeFileSync(table, writeWorkbook([{ name: "About", rows: rows.map((row) => parseCsv(row, "row", ";").header) }]).bytes);
    const { documents, out } = await imported("--metadata", table, "--names", pattern);
    expect(documents).toContainEqual(["Trade, again", "2023-03-05", "La Gazette", "https://a.example/1", ["Trade", "Water"]]);
    expect(documents.map(([title, published, publisher]) => [title, published, publisher])).toContainEqual([
      "Other words",
      "2024-03-05",
      "The Gazette",
    ]);
    expect(out).toContain("missing.txt is in");
  });

  it.each([
    ["{date}{title}", "nothing between"],
    ["{dat}_{title}", "there is no field {dat}"],
    ["{title}_{title}", "stands twice"],
    ["plain", "names no field"],
  ])("a pattern that cannot be meant is refused: %s", async (wrong, words) => {
    const { code, err } = await imported("--names", wrong);
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  });

  it("a table that names a file twice, or no files, is refused with its row", async () => {
    writeFileSync(at("twice.csv"), "file,title\na.txt,A\nA.TXT,B\n");
    expect((await imported("--metadata", at("twice.csv"))).err).toMatch(/RAP_EXCHANGE_DUPLICATE/);
    writeFileSync(at("none.csv"), "title,date\nA,2024-01-01\n");
    expect((await imported("--metadata", at("none.csv"))).err).toMatch(/RAP_EXCHANGE_COLUMN/);
  });
});
