import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, test } from "vitest";
import { readStatementsCsv } from "../statements/read-statements-csv.ts";
import { readDna } from "./read-dna.ts";
import { tableToDna } from "./table-to-dna.ts";
import { writeDna } from "./write-dna.ts";

const folder = mkdtempSync(join(tmpdir(), "hostile-dna-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const csv = "id,document,speaker,concept,agreement,start,end,date\n1,a,Ann,tolls,1,0,5,2024-03-05\n";
/** Made once: its password is hashed a hundred thousand times. */
const { database: whole } = tableToDna(readStatementsCsv(csv, { file: "a.csv" }), { password: "a", salt: new Uint8Array(16) });

function hostileFile(name: string, ...statements: readonly string[]): string {
  const path = join(folder, `${name}.dna`);
  writeDna(path, whole);
  const database = new DatabaseSync(path);
  for (const statement of statements) database.exec(statement);
  database.close();
  return path;
}

test.each([
  ["calculated", ["alter table DOCUMENTS rename column Text to Own", "alter table DOCUMENTS add column Text text as (hex(zeroblob(9)))"]],
  ["of full text", ["pragma foreign_keys = off; drop table REGEXES", "create virtual table REGEXES using fts5 (Label, Red, Green, Blue)"]],
] as const)("a table that is made up (%s) is refused", async (name, statements) => {
  await readDna(hostileFile(`whole ${name}`));
  await expect(readDna(hostileFile(name, ...statements))).rejects.toMatchObject({ code: "RAP_EXCHANGE_DNA" });
});

test("triggers, and what is calculated beside the tables, run nothing: the file is only read", async () => {
  const path = hostileFile(
    "beside",
    "create trigger theirs after insert on DOCUMENTS begin delete from STATEMENTS; end",
    "create table more (a text, b text as (hex(zeroblob(100000000))))",
    "create view theirs_too as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n",
  );
  expect((await readDna(path)).database.statements).toHaveLength(1);
});

/* A view may ask a question without end, which nothing could interrupt. */
test.each(["DOCUMENTS", "STATEMENTS", "SETTINGS", "DATASHORTTEXT"])("a view in the place of the table %s is refused", async (table) => {
  const path = hostileFile(table, `pragma foreign_keys = off; alter table ${table} rename to own; create view ${table} as select * from own`);
  await expect(readDna(path)).rejects.toMatchObject({ code: "RAP_EXCHANGE_DNA" });
});
