import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseCsv } from "../../exchange/csv/parse-csv.ts";
import { readParquetRows } from "../../exchange/parquet/read-rows.ts";
import type { Change } from "../../records/revision.ts";
import type { Store } from "../../store/store.ts";
import { describeAboveStores } from "../../store/testing/describe-stores.ts";
import {
  changed,
  made,
  removed,
  sampleCommit,
  sampleContent,
  sampleDocument,
  sampleEntity,
  sampleStatement,
  sampleType,
} from "../../store/testing/sample-records.ts";
import { findTables } from "./find-tables.ts";
import { fixedTables, tableFormats, type TableFormat } from "./table-descriptions.ts";
import { writeTables } from "./write-tables.ts";

let desk = "";
beforeAll(() => void (desk = mkdtempSync(join(tmpdir(), "tables-since-"))));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

type Row = Record<string, unknown>;
interface Folder {
  readonly about: {
    revision: number;
    since?: number;
    tables: { name: string; file: string; key?: string; isWhole?: boolean; columns: { name: string }[] }[];
  };
  readonly tables: Map<string, Row[]>;
}

let count = 0;

async function exported(store: Store, format: TableFormat, asked: { since?: number; asOf?: number } = {}): Promise<Folder & { folder: string }> {
  const folder = join(desk, `${++count}`);
  await mkdir(folder);
  await writeTables({ store, project: "main" }, folder, { ...asked, format });
  const about = JSON.parse(readFileSync(join(folder, "dictionary.json"), "utf8")) as Folder["about"];
  const tables = new Map<string, Row[]>();
  for (const { name, file } of about.tables) tables.set(name, await rowsOf(join(folder, file), format));
  return { folder, about, tables };
}

async function rowsOf(path: string, format: TableFormat): Promise<Row[]> {
  if (format === "parquet") return readParquetRows(path);
  const text = readFileSync(path, "utf8");
  if (format === "jsonl")
    return text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row);
  const { header, records } = parseCsv(text, path);
  return records.map((record) => Object.fromEntries(header.map((name, at) => [name, record[at]])));
}

/** As DICTIONARY.md says it. */
function applied(tables: ReadonlyMap<string, Row[]>, { about, tables: changes }: Folder): Map<string, Row[]> {
  const removals = changes.get("removals") ?? [];
  return new Map(
    about.tables.flatMap(({ name, key = "", isWhole }) => {
      if (name === "removals") return [];
      const gone = new Set(removals.filter((one) => one["table"] === name).map((one) => one["key"]));
      const kept = isWhole === true ? [] : (tables.get(name) ?? []).filter((row) => !gone.has(row[key]));
      return [[name, [...kept, ...(changes.get(name) ?? [])]] as const];
    }),
  );
}

const sorted = (tables: ReadonlyMap<string, Row[]>) =>
  [...tables].map(([name, rows]) => [
    name,
    rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted(),
  ]);

const [first, second, third] = ["Hello world, this is the first.", "Hello again, 🌍 é.", "Hello, third."].map((text) => sampleContent(text));

async function seed(store: Store): Promise<number> {
  for (const content of [first!, second!, third!]) await store.contents.keep("main", content);
  const values = { concept: "e2", agreement: true };
  const changes = [
    made("type", sampleType()),
    made("entity", sampleEntity("e1")),
    made("entity", sampleEntity("e2", { type: "concept", key: "concept:e2", name: "=trade" })),
    made("entity", sampleEntity("e3")),
    ...[first!, second!].map((content, at) => made("document", sampleDocument(`d${at + 1}`, content, { tags: at === 0 ? ["a, b"] : [] }))),
    ...[1, 2, 3].map((at) => made("statement", sampleStatement(`s${at}`, at === 3 ? "d2" : "d1", { speaker: "e1", values }))),
  ];
  return (await store.history.commit(sampleCommit(changes))).revision;
}

const commit = async (store: Store, ...changes: Change[]): Promise<number> => (await store.history.commit(sampleCommit(changes))).revision;

describeAboveStores("tables since a revision", ({ open }) => {
  test.each(tableFormats)("the first export with the changes is the export of the whole, as %s", { tags: "long" }, async (format) => {
    const store = await open();
    const one = await seed(store);
    const before = await exported(store, format);
    expect(before.about.revision).toBe(one);
    // Words, a name that two bear, a document that comes, one that goes with its statement.
    const two = await commit(
      store,
      changed("statement", sampleStatement("s1", "d1", { speaker: "e3", review: "accepted", values: { words: "new" } }), one),
      made("entity", sampleEntity("e4", { name: "Name e3" })),
      made("document", sampleDocument("d3", third!)),
      made("statement", sampleStatement("s4", "d3")),
    );
    const three = await commit(store, removed("statement", "s3", one), removed("document", "d2", one));
    const changes = await exported(store, format, { since: one });
    expect([changes.about.since, changes.about.revision]).toEqual([one, three]);
    const whole = await exported(store, format);
    expect(sorted(applied(before.tables, changes))).toEqual(sorted(whole.tables));
    expect(changes.tables.get("documents")?.map((row) => row["document_id"])).toEqual(["d3"]);
    expect(changes.tables.get("removals")).toContainEqual(
      expect.objectContaining({ table: "documents", key_column: "document_id", key: "d2", is_replaced: format === "csv" ? "false" : false }),
    );
    // One after the other is the same.
    const [early, late] = [await exported(store, format, { since: one, asOf: two }), await exported(store, format, { since: two })];
    expect(sorted(applied(applied(before.tables, early), late))).toEqual(sorted(whole.tables));
    const nothing = await exported(store, format, { since: three });
    expect(nothing.tables.get("removals")).toEqual([]);
    for (const { name, isWhole } of nothing.about.tables) if (isWhole === false) expect([name, nothing.tables.get(name)]).toEqual([name, []]);
    expect(sorted(applied(whole.tables, nothing))).toEqual(sorted(whole.tables));
  });

  test("other variables, and what was erased, make tables come whole", async () => {
    const store = await open();
    const one = await seed(store);
    const before = await exported(store, "parquet");
    const more = sampleType("position", { variables: [...sampleType().variables, { ...sampleType().variables[4]!, name: "added" }] });
    const two = await commit(store, changed("type", more, one));
    const changes = await exported(store, "parquet", { since: one });
    expect(changes.about.tables.find(({ name }) => name === "statements")).toMatchObject({ isWhole: true });
    expect(sorted(applied(before.tables, changes))).toEqual(sorted((await exported(store, "parquet")).tables));
    await store.history.erase("main", [{ kind: "document", id: "d1" }], { account: "ann", name: "Ann" });
    const erased = await exported(store, "parquet", { since: two });
    for (const { name, isWhole } of erased.about.tables) if (name !== "removals") expect([name, isWhole]).toEqual([name, true]);
    expect(sorted(applied(before.tables, erased))).toEqual(sorted((await exported(store, "parquet")).tables));
    expect(JSON.stringify([...applied(before.tables, erased)])).not.toContain("this is the first");
  });

  test("changes are no source of an analysis, and none run backwards", async () => {
    const store = await open();
    const one = await seed(store);
    const { folder } = await exported(store, "parquet", { since: one });
    for (const source of [folder, join(folder, "statements.parquet")])
      expect(() => findTables(source)).toThrow(expect.objectContaining({ code: "RAP_EXCHANGE_SINCE" }));
    // Another program may have put its fields in another order; a dictionary of another program says nothing.
    const path = join(folder, "dictionary.json");
    writeFileSync(path, JSON.stringify({ since: one, revision: one, schema: "rapporteur.tables-since/1" }));
    expect(() => findTables(folder)).toThrow(expect.objectContaining({ code: "RAP_EXCHANGE_SINCE" }));
    for (const foreign of ["null", "{", '{"schema":"rapporteur.tables/1"}']) {
      writeFileSync(path, foreign);
      expect(findTables(folder).statements).toEqual([join(folder, "statements.parquet")]);
    }
    await expect(exported(store, "parquet", { since: one + 5 })).rejects.toMatchObject({ code: "RAP_LIBRARY_SINCE" });
  });
});

test("the owner of the rows of each table is in its first column", () => {
  for (const { name, columns } of Object.values(fixedTables)) expect([name, columns[0]?.name]).toEqual([name, expect.stringMatching(/_id$|_type$/)]);
});
