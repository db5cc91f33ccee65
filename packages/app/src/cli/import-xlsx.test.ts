import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";
import { openWorkbook } from "../exchange/xlsx/open-workbook.ts";
import { writeWorkbook, type WorkbookCell } from "../exchange/xlsx/write-workbook.ts";
import { collect } from "../library/collect.ts";
import { openStore } from "../store/open-store.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-xlsx-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const run = (...args: string[]): Promise<CommandRun> => runCommand(args);
const day = (month: number): WorkbookCell => ({ time: Date.UTC(2031, month, 1), text: "" });
const codings: WorkbookCell[][] = [
  ["Doc", "Day", "Org", "concept", "agreement", "quote", "coder"],
  ["a", day(1), "Harbour League", "tolls", true, "=The tolls are fair.", "Ann"],
  ["a", day(1), "Miners' Union", "tolls", false, "They are not.", "Ann"],
  ["b", day(2), "Harbour League", "wages", true, "Wages will rise.", "Ben"],
];

function writeCodings(name: string): string {
  const path = join(desk, name);
  const notes: WorkbookCell[][] = [["Read me"], ["The codings are on the other sheet."]];
  writeFileSync(
    path,
    writeWorkbook([
      { name: "Notes", rows: notes },
      { name: "Codings", rows: codings },
    ]).bytes,
  );
  return path;
}

const layout = ["--sheet", "Codings", "--map", "organization=Org", "--map", "document=Doc", "--map", "time=Day"];

it("statements of a sheet become accepted work of their coders, once", async () => {
  const library = join(desk, "a.rapporteur");
  const path = writeCodings("codings.xlsx");
  const { code, out } = await run("import", path, "--library", library, ...layout);
  expect([code, out]).toEqual([0, expect.stringContaining("with 3 statements")]);
  const store = await openStore(library);
  try {
    const statements = (await collect(store.records.all("main", "statement"))).map(({ record }) => record);
    expect(statements.map(({ quote, review, coder }) => [quote, review, coder.name]).toSorted()).toEqual([
      ["=The tolls are fair.", "accepted", "Ann"],
      ["They are not.", "accepted", "Ann"],
      ["Wages will rise.", "accepted", "Ben"],
    ]);
  } finally {
    await store.close();
  }
  expect((await run("import", path, "--library", library, ...layout)).out).toContain("3 statements known already");
});

it("every analysis reads it, and what is written is read back the same", async () => {
  const path = writeCodings("read.xlsx");
  const [again, csv] = [join(desk, "again.xlsx"), join(desk, "again.csv")];
  expect((await run("export", path, ...layout, "--out", again)).code).toBe(0);
  expect((await run("export", again, "--out", csv)).code).toBe(0);
  const [first, second] = [await run("network", again, "--json"), await run("network", csv, "--json")];
  expect([first.code, first.out]).toEqual([0, second.out]);
});

it("a library gives its case-by-code table", async () => {
  const out = join(desk, "study.cases.xlsx");
  expect((await run("export", "--library", join(desk, "a.rapporteur"), "--what", "statements", "--out", out)).code).toBe(0);
  const { rows } = await openWorkbook(readFileSync(out), { file: out, sheet: "organization" });
  expect([rows.header, ...rows.records]).toEqual([
    ["organization", "statements", "tolls", "wages"],
    ["Harbour League", "2", "1", "1"],
    ["Miners' Union", "1", "1", "0"],
  ]);
});

it("says which sheets there are, and passes workbooks of a folder over", async () => {
  const path = writeCodings("sheets.xlsx");
  const { code, err } = await run("network", path, "--sheet", "Coding");
  expect([code, err]).toEqual([1, expect.stringContaining("did you mean Codings?")]);
  const folder = join(desk, "folder");
  mkdirSync(folder);
  writeFileSync(join(folder, "paper.txt"), "Talks will resume by March.");
  writeFileSync(join(folder, "codings.xlsx"), writeWorkbook([{ name: "S", rows: codings }]).bytes);
  const imported = await run("import", folder, "--library", join(desk, "b.rapporteur"), "--no-code");
  expect([imported.code, imported.out]).toEqual([0, expect.stringContaining("Passed over 1 file")]);
});
