import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { runCommand } from "../../../../test/support/run-command.ts";
import { writeMemos } from "../../../../test/support/samples/write-memos.ts";
import { unpackParts } from "@rapporteur/reader/sources";
import { exportLibrary } from "../analysis/export/export-library.ts";
import { isUploadOfStatements } from "../analysis/import/import-source.ts";
import { linkNeeds } from "../analysis/causes/analyse-causes.ts";
import { relationNeeds } from "../analysis/relations/analyse-relations.ts";
import type { TableNeeds } from "../analysis/input/open-statements-library.ts";
import { openStatements } from "../analysis/input/open-statements.ts";
import { openLibrary } from "../library/open-library.ts";
import { openWorkplace } from "../library/workplace.ts";
import type { ParquetValue } from "../exchange/parquet/parquet-columns.ts";
import { openParquet } from "../exchange/parquet/open-parquet.ts";
import { createParquetFile } from "../exchange/parquet/write-parquet.ts";
import { lendPostgres } from "../store/testing/lend-postgres.ts";
import { readParquetRows } from "../exchange/parquet/read-rows.ts";
import { isLong } from "../../../../test/support/effort.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-tables-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const coded = fileURLToPath(new URL("../../../../examples/statements.csv", import.meta.url));
const library = ["--library", at("a.rapporteur")];
const now = (): number => Date.parse("2032-03-04T05:06:07Z");
const run = (...words: string[]) => runCommand(words, { now });
const rows = (folder: string, table: string) => readParquetRows(at(`${folder}/${table}.parquet`));

interface Dictionary {
  readonly tables: readonly {
    readonly name: string;
    readonly file: string;
    readonly rows: number;
    readonly columns: readonly { name: string; meaning: string }[];
  }[];
}
const dictionaryOf = (folder: string): Dictionary => JSON.parse(readFileSync(at(`${folder}/dictionary.json`), "utf8")) as Dictionary;

/** The same readout under another name and day, so that there are two documents, one of them before 1970. */
const older = {
  ...sampleReadout,
  document: {
    ...sampleReadout.document,
    title: "Before 😀 the \u0000war".replaceAll("\0", ""),
    published: "1914-06-28",
    text: `${sampleReadout.document.text}\nAdded.`,
    textSha256: "e".repeat(64),
    sha256: "f".repeat(64),
  },
};

beforeAll(async () => {
  writeFileSync(at("talk.json"), JSON.stringify(sampleReadout));
  writeFileSync(at("older.json"), JSON.stringify(older));
  expect((await run("import", at("talk.json"), at("older.json"), ...library)).err).toBe("");
  expect((await run("import", coded, ...library)).err).toBe("");
  await writeMemos(at("a.rapporteur"), ["Is this meant? 😀", "Yes."]);
  expect((await run("forecasts", "open", ...library, "--drafts")).code).toBe(0);
  const listed = JSON.parse((await run("forecasts", "list", ...library, "--drafts", "--json")).out) as { id: string }[];
  const outcome = ["--outcome", "no", "--date", "2032-02-01", "--reason", "It held.", "--evidence", "https://example.org/"];
  expect((await run("forecasts", "resolve", listed[0]?.id ?? "", ...library, ...outcome)).err).toBe("");
  expect((await run("export", ...library, "--what", "tables", "--format", "parquet", "--out", at("all"))).err).toBe("");
}, 60_000);

const analyses: readonly (readonly string[])[] = [
  ["network"],
  ["network", "--type", "twomode", "--show", "matrix"],
  ["network", "--type", "eventlist", "--duplicates", "include"],
  ["network", "--windows", "years", "--window-size", "3"],
  ["relations"],
  ["relations", "--show", "balance", "--level", "person"],
  ["causes"],
  ["causes", "--show", "figures"],
  ["forecasts", "list"],
  ["forecasts", "due", "--on", "2020-01-01"],
  ["forecasts", "score"],
];

describe("tables of a library", () => {
  // In the short form each analysis once.
  const asked = analyses.filter(([name], at) => isLong || analyses.findIndex(([other]) => other === name) === at);
  it.each(asked.map((words) => [words.join(" "), words] as const))("give the same bytes as the library: %s", async (_, words) => {
    const drafts = words.includes("score") ? [] : ["--drafts"];
    for (const flags of [["--json"], [...drafts, "--json"], drafts]) {
      const ofLibrary = await run(...words, ...library, ...flags);
      const ofTables = await run(...words, at("all"), ...flags);
      expect(ofTables.err).toBe(ofLibrary.err);
      expect(ofTables.out).toBe(ofLibrary.out);
      expect([ofLibrary.code, ofLibrary.out.length > 1]).toEqual([0, true]);
    }
  });

  it("hold every column that the dictionary describes, and as many rows", async () => {
    const { tables } = dictionaryOf("all");
    expect(readdirSync(at("all")).sort()).toEqual(["DICTIONARY.md", "dictionary.json", ...tables.map(({ file }) => file)].sort());
    const page = readFileSync(at("all/DICTIONARY.md"), "utf8");
    for (const { name, rows: count, columns } of tables) {
      const found = await rows("all", name);
      expect([name, found.length]).toEqual([name, count]);
      if (count > 0) expect(Object.keys(found[0] ?? {})).toEqual(columns.map((column) => column.name));
      for (const column of columns) {
        expect(column.meaning).not.toBe("");
        expect(page).toContain(`| \`${column.name}\` |`);
      }
    }
    const filled = tables.filter((table) => table.rows > 0).map(({ name }) => name);
    expect(filled).toEqual(
      expect.arrayContaining(["statements", "documents", "texts", "contributions", "entities", "forecasts", "outcomes", "memos"]),
    );
  });

  it("keep emoji, days before 1970, roles and what became of forecasts", async () => {
    const documents = await rows("all", "documents");
    expect(documents.map(({ title, published }) => [title, new Date(published as number).toISOString().slice(0, 10)])).toContainEqual([
      "Before 😀 the war",
      "1914-06-28",
    ]);
    expect((await rows("all", "texts")).map(({ text }) => text)).toContain(older.document.text);
    const statements = await rows("all", "statements");
    const texts = new Map((await rows("all", "texts")).map(({ document_id: id, text }) => [id, String(text)]));
    for (const { document_id: id, start, end, quote } of statements) expect(texts.get(id)?.slice(Number(start), Number(end))).toBe(quote);
    const links = await rows("all", "statement_entities");
    for (const { statement_id: id, variable, entity } of links)
      expect(statements.find((one) => one["statement_id"] === id)?.[variable as string]).toBe(entity);
    expect((await rows("all", "forecasts")).find(({ outcome }) => outcome !== null)).toMatchObject({ outcome: "no", came_true: false });
    expect((await rows("all", "memos")).map(({ text }) => text)).toEqual(["Is this meant? 😀", "Yes."]);
  });

  it("are the same bytes each time, and replace only what they wrote", async () => {
    const before = readFileSync(at("all/statements.parquet"));
    expect((await run("export", ...library, "--what", "tables", "--out", at("all"))).code).toBe(0);
    expect(readFileSync(at("all/statements.parquet")).equals(before)).toBe(true);
    mkdirSync(at("mine"));
    writeFileSync(at("mine/thesis.txt"), "years of work");
    expect((await run("export", ...library, "--what", "tables", "--out", at("mine"))).err).toContain("holds other files");
    expect((await run("export", ...library, "--what", "tables", "--out", at("mine/thesis.txt"))).err).toContain("it is a file");
    expect((await run("export", ...library, "--what", "tables", "--format", "dl", "--out", at("x"))).err).toContain("parquet, csv, jsonl");
    expect(existsSync(at("x"))).toBe(false);
    expect(readdirSync(desk).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("of a library without statements are empty; of drafts alone the analyses say that none is accepted", async () => {
    const empty = ["--library", at("empty.rapporteur")];
    writeFileSync(at("note.txt"), "Nothing here.");
    expect((await run("import", at("note.txt"), "--no-code", ...empty)).err).toBe("");
    expect((await run("export", ...empty, "--what", "tables", "--out", at("empty"))).err).toBe("");
    expect(await rows("empty", "statements")).toEqual([]);
    expect((await run("network", at("empty"), "--json")).out).toBe((await run("network", ...empty, "--json")).out);
    const drafts = { ...sampleReadout, statements: sampleReadout.statements.map((one) => ({ ...one, review: "draft" as const })) };
    writeFileSync(at("drafts.json"), JSON.stringify(drafts));
    await run("import", at("drafts.json"), "--library", at("drafts.rapporteur"));
    await run("export", "--library", at("drafts.rapporteur"), "--what", "tables", "--out", at("drafts"));
    expect((await run("network", at("drafts"))).err).toContain("RAP_SERVICE_NONE_ACCEPTED");
  });

  it("count without the tables beside them, and in parts", async () => {
    const words = ["network", "--type", "twomode", "--drafts", "--json"];
    const whole = JSON.parse((await run(...words, at("all"))).out) as { result: unknown; basis: unknown };
    mkdirSync(at("parts"));
    writeFileSync(at("parts/part-0.parquet"), readFileSync(at("all/statements.parquet")));
    const part = JSON.parse((await run(...words, at("parts"))).out) as { result: unknown; basis: unknown };
    expect([part.result, part.basis]).toEqual([whole.result, whole.basis]);
    const twice = await run("network", at("parts"), "--drafts");
    expect(twice.code).toBe(0);
    writeFileSync(at("parts/part-1.parquet"), readFileSync(at("all/statements.parquet")));
    expect((await run("network", at("parts"), "--drafts")).err).toContain("RAP_EXCHANGE_DUPLICATE");
    const events = await run("network", "--type", "eventlist", at("parts"), "--drafts");
    expect(events.err).toBe((await run("network", at("parts"), "--drafts")).err);
    renameSync(at("parts/part-1.parquet"), at("statement.parquet"));
    expect((await run("network", at("statement.parquet"), "--drafts")).out).toBe(twice.out);
    writeFileSync(at("other.parquet"), readFileSync(at("all/texts.parquet")).subarray(9));
    expect((await run("network", at("other.parquet"))).err).toContain("RAP_EXCHANGE_PARQUET");
    expect((await run("network", at("all/memos.parquet"))).err).toContain("no column document_id");
  });

  it("are read as far as a network looks at them", async () => {
    const read = (variables: TableNeeds["variables"]) => openStatements([at("all")], { countsDrafts: true, needs: { variables } });
    const whole = await openStatements([at("all")], { countsDrafts: true });
    const some = await read(() => ["concept"]);
    expect([Object.keys(some.table.variables), some.table.ids]).toEqual([["concept"], []]);
    expect([some.table.times, some.table.documentOf, some.table.variables["concept"]]).toEqual([
      whole.table.times,
      whole.table.documentOf,
      whole.table.variables["concept"],
    ]);
    expect((await run("network", at("all"), "--drafts", "--variable1", "speker")).err).toContain("did you mean speaker?");
    expect((await run("network", at("all"), "--drafts", "--evidence", "Ada,Bo")).err).not.toContain("undefined");
  });

  it("are read as far as relations and causes look at them, which need ids", async () => {
    const read = (needs: TableNeeds | undefined) => openStatements([at("all")], { countsDrafts: true, needs });
    const whole = await read(undefined);
    for (const needs of [relationNeeds({ show: "balance" }, true), relationNeeds({ show: "arcs" }, false), linkNeeds]) {
      const { table, byId } = await read(needs);
      expect(table.ids).toEqual(whole.table.ids);
      expect(Object.keys(whole.table.variables)).toEqual(expect.arrayContaining(["quote", ...Object.keys(table.variables)]));
      expect([Object.keys(table.variables).length > 3, "quote" in table.variables, byId().quotes.size]).toEqual([true, false, 0]);
    }
    expect(relationNeeds({ show: "arcs" }, true)).toBeUndefined();
    expect((await run("relations", at("all"), "--drafts")).out).toContain("“");
  });

  it("go back into PostgreSQL as far as people reviewed them", { tags: "long", timeout: 120_000 }, async () => {
    const reviewed = at("reviewed.parquet");
    const all = await openParquet(at("all/statements.parquet"));
    const kept = (await rows("all", "statements")).filter((row) => row["review"] === "accepted");
    expect(kept.length).toBeGreaterThan(0);
    const file = createParquetFile(reviewed, { columns: all.columns, metadata: Object.fromEntries(all.metadata) });
    for (const row of kept) file.add(all.columns.map(({ name }) => row[name] as ParquetValue));
    file.finish();
    const postgres = await lendPostgres();
    const database = await postgres.makeLibrary();
    expect((await run("import", reviewed, "--database", database)).err).toBe("");
    const words = ["network", "--type", "twomode", "--json"];
    const [ofFile, ofDatabase] = [await run(...words, reviewed), await run(...words, "--database", database)];
    await postgres.stop();
    expect((JSON.parse(ofDatabase.out) as { result: unknown }).result).toEqual((JSON.parse(ofFile.out) as { result: unknown }).result);
  });

  it("go into another library as statements, and never as prose", async () => {
    const other = ["--library", at("other.rapporteur")];
    expect((await run("import", at("all"), ...other)).out).toContain("with");
    const words = ["network", "--type", "twomode", "--json"];
    const [ours, theirs] = [await run(...words, ...library), await run(...words, ...other)];
    expect((JSON.parse(theirs.out) as { result: unknown }).result).toEqual((JSON.parse(ours.out) as { result: unknown }).result);
    expect((await run("read", at("all/texts.parquet"))).err).toContain("a table (Parquet)");
    expect(["a.parquet", "a.csv", "a.json", "all"].map(isUploadOfStatements)).toEqual([true, true, false, false]);
  });

  it("are of the whole project, packed where the API is asked", async () => {
    const { store } = await openLibrary(at("a.rapporteur"));
    try {
      const asked = { what: "tables", format: "parquet", countsDrafts: false, options: {} } as const;
      const { bytes, filename } = await exportLibrary(openWorkplace(store), asked);
      const parts = await unpackParts(Buffer.from(bytes), { source: filename, isWanted: () => true, maxBytes: 1e9, maxEntries: 100 });
      expect([...parts.keys()].sort()).toEqual(readdirSync(at("all")).sort());
      expect(readFileSync(at("all/statements.parquet")).equals(parts.get("statements.parquet") ?? Buffer.alloc(0))).toBe(true);
      await expect(exportLibrary(openWorkplace(store), { ...asked, documents: [] })).rejects.toMatchObject({ code: "RAP_LIBRARY_OPTION" });
      await expect(exportLibrary(openWorkplace(store), { ...asked, format: "dl" })).rejects.toMatchObject({ code: "RAP_LIBRARY_OPTION" });
      const changes = await exportLibrary(openWorkplace(store), { ...asked, format: "csv", since: 1 });
      const changed = await unpackParts(Buffer.from(changes.bytes), { source: filename, isWanted: () => true, maxBytes: 1e9, maxEntries: 100 });
      expect([...changed.keys()]).toEqual(expect.arrayContaining(["removals.csv", "statements.csv", "dictionary.json"]));
      const other = { ...asked, what: "statements" as const, format: "", since: 1 };
      await expect(exportLibrary(openWorkplace(store), other)).rejects.toMatchObject({ code: "RAP_LIBRARY_OPTION" });
    } finally {
      await store.close();
    }
  });

  it("are written as text too, and by what changed since a revision", async () => {
    expect((await run("export", ...library, "--what", "tables", "--format", "jsonl", "--since", "1", "--out", at("late"))).err).toBe("");
    const { tables } = dictionaryOf("late");
    expect(readdirSync(at("late")).sort()).toEqual(["DICTIONARY.md", "dictionary.json", ...tables.map(({ file }) => file)].sort());
    expect(readFileSync(at("late/DICTIONARY.md"), "utf8")).toContain("What changed since revision 1");
    const none = await run("export", ...library, "--what", "tables", "--since", "100000", "--out", at("none"));
    expect([none.code, none.err]).toEqual([1, expect.stringContaining("RAP_LIBRARY_SINCE")]);
    const other = await run("export", ...library, "--since", "1", "--out", at("a.csv"));
    expect([other.code, other.err]).toEqual([2, expect.stringContaining("--what tables")]);
  });
});
