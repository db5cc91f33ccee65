import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restoreFile } from "../care/care-backup.ts";
import { openStore } from "../open-store.ts";

let folder = "";
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "strange-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A library to which somebody has done this. */
async function libraryWith(...statements: readonly string[]): Promise<string> {
  const path = join(folder, `${++count}.rapporteur`);
  await (await openStore(path)).close();
  const file = new DatabaseSync(path);
  file.enableDefensive(false);
  for (const statement of statements) file.exec(statement);
  file.close();
  return path;
}

const inPlaceOf = (table: string): string[] => [
  `pragma foreign_keys = off; pragma legacy_alter_table = on; alter table ${table} rename to own`,
  `create view ${table} as select * from own`,
];

/** A table as somebody writes it into the file past SQLite. */
const asWritten = (text: string): string[] => [
  "create table more (words)",
  `pragma writable_schema = on; update sqlite_schema set sql = '${text}' where name = 'more'`,
];

test.each([
  ["the trigger “theirs”", ["create trigger theirs after insert on entities begin delete from versions; end"]],
  ["a view in the place of the table “settings”", inPlaceOf("settings")],
  ["a view in the place of the table “schema_version”", inPlaceOf("schema_version")],
  ["a view in the place of the table “ENTITIES”", ["alter table entities rename to own", "create view ENTITIES as select * from own"]],
  ["the virtual table “turns”", ["drop table turns", "create virtual table turns using fts5 (place, free_at)"]],
  ["the virtual table “search_words”", ["drop table search_words", "create virtual table search_words using fts5 (words, content = 'versions')"]],
  ["the virtual table “more”", ["create virtual table more using rtree (id, low, high)"]],
  ["the calculated column “size” of “turns”", ["alter table turns add column size as (length(hex(zeroblob(100000000))))"]],
  ["the calculated column “size” of “turns”", ["alter table turns add column size default (hex('a'))"]],
  ["the calculated column “size” of “turns”", ["alter table turns add column size default ('a' || hex('b') || 'c')"]],
  ["the index “slow” of calculated values", ["create index slow on turns (hex(place))"]],
  ["the index “slow” of calculated values", ["create index slow on turns (place) where length (place) > 4"]],
  ["the index “slow” of calculated values", ["create index slow on turns (place) where place like '%a%b%'"]],
  ["conditions on the rows of “more”", ["create table more (a text, check (length(hex(a)) < 9))"]],
  ["conditions on the rows of “more”", ["create table more (a text, b text check /* yes */ (length(hex(a)) < 9))"]],
  ["the index “slow” of calculated values", ["create index slow on turns (hex/**/(place))"]],
  ["the virtual table “more”", [...asWritten("create/**/virtual table more using fts5 (words)")]],
])("a library with %s is refused, opened or restored", async (what, statements) => {
  const path = await libraryWith(...statements);
  const refusal = { code: "RAP_STORE_STRANGE", message: expect.stringContaining(`it holds ${what}, which`) as string };
  await expect(openStore(path)).rejects.toMatchObject(refusal);
  await expect(restoreFile(path, `${path}.restored`)).rejects.toMatchObject(refusal);
});

test("views and tables of an analyst are left alone", async () => {
  const path = await libraryWith(
    "create view my_names as select name from entities",
    "create table my_notes (id integer primary key, -- by hand\n note text /* a sentence */)",
    "create table if not exists main.my_marks\n(mark text default 'none (yet), it''s open')",
    "create unique index my_marks_once on my_marks (mark)",
  );
  await (await openStore(path)).close();
  await restoreFile(path, `${path}.restored`);
});
