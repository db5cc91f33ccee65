import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { importReadout } from "../packages/app/src/documents/import-readout.ts";
import { collect } from "../packages/app/src/library/collect.ts";
import { openDesk } from "../packages/app/src/library/testing/desk.ts";
import type { RecordKind } from "../packages/app/src/records/records.ts";
import { openStore } from "../packages/app/src/store/open-store.ts";
import { readoutSchema } from "../packages/reader/src/readout/readout.ts";

/* What version 0.1.0 wrote of three of the bundled examples: a library (its schema 8; the paths of the files that it was read from are replaced) and a readout. */

const folder = mkdtempSync(join(tmpdir(), "version-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string): Buffer => gunzipSync(readFileSync(new URL(`fixtures/version-0.1.0/${name}.gz`, import.meta.url)));

/** The records that a file holds, as they are written there, by kind. */
function recordsIn(path: string): Map<RecordKind, unknown[]> {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare("select kind, record from versions where to_revision is null order by id").all() as {
    kind: RecordKind;
    record: string;
  }[];
  database.close();
  return new Map([...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, all]) => [kind, all.map(({ record }) => JSON.parse(record) as unknown)]));
}

test("a library of 0.1.0 opens with every record as it was written", async () => {
  const path = join(folder, "library.rapporteur");
  writeFileSync(path, written("library.rapporteur"));
  const records = recordsIn(path);
  expect([...records].map(([kind, all]) => [kind, all.length]).sort()).toEqual([
    ["document", 3],
    ["entity", 150],
    ["project", 1],
    ["statement", 117],
    ["type", 4],
  ]);
  const store = await openStore(path);
  for (const [kind, expected] of records) {
    const found = (await collect(store.records.all("main", kind))).map(({ record }) => record);
    expect(found.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(expected);
  }
  expect((await store.tables.statements("main")).table.ids).toHaveLength(117);
  expect(await store.care.check()).toEqual([]);
  await store.close();
});

test("a readout of 0.1.0 is read as it was written, and goes into a library", async () => {
  const readout: unknown = JSON.parse(written("readout.json").toString());
  const read = readoutSchema.parse(readout);
  expect(read).toEqual(readout);
  const desk = await openDesk();
  const { documentId } = await importReadout(desk.workplace, { readout: read });
  const statements = await collect(desk.workplace.store.records.all("main", "statement"));
  expect(statements.filter(({ record }) => record.documentId === documentId)).toHaveLength(read.statements.length);
  await desk.close();
});
