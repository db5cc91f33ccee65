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

/* A view may ask a question without end, which nothing could interrupt. */
test.each(["DOCUMENTS", "STATEMENTS", "SETTINGS", "DATASHORTTEXT"])("a view in the place of the table %s is refused", async (table) => {
  const path = join(folder, `${table}.dna`);
  writeDna(path, tableToDna(readStatementsCsv(csv, { file: "a.csv" }), { password: "a", salt: new Uint8Array(16) }).database);
  await readDna(path);
  const database = new DatabaseSync(path);
  database.exec(`pragma foreign_keys = off; alter table ${table} rename to own; create view ${table} as select * from own`);
  database.close();
  await expect(readDna(path)).rejects.toMatchObject({ code: "RAP_EXCHANGE_DNA" });
});
