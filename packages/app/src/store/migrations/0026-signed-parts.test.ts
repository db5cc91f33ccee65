import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, it, onTestFinished, test } from "vitest";
import { openPostgres } from "../postgres/open-postgres.ts";
import { openSqlite } from "../sqlite/open-sqlite.ts";
import type { OpenedStore } from "../store.ts";
import { describeStores } from "../testing/describe-stores.ts";
import { documentsAfter } from "./0026-signed-parts.ts";
import { migrate } from "./migrate.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity } from "../testing/sample-records.ts";

const part = { bio: null, heading: null, affiliation: null, roles: [] };
const content = sampleContent("One wrote this. Two wrote that.", {
  contributions: [
    { ...part, start: 0, end: 15, body: [0, 15], author: "e1" },
    { ...part, start: 16, end: 31, body: [16, 31], author: "e2", coAuthors: [{ author: "e1", affiliation: null, roles: [] }] },
  ],
});

const parts = "0 15 person:e1\n16 31 person:e1\n16 31 person:e2";
const signed = async ({ tables }: OpenedStore) => (await tables.statements("main")).table.documents.contributions;

describeStores("documents of before", ({ dialect, library, open }) => {
  const forget = async (place: string, versions: boolean): Promise<void> => {
    const older = dialect === "sqlite" ? openSqlite(place, Date.now) : await openPostgres(place, Date.now);
    await older.context.writer.deleteFrom("documentValues").where("field", "=", "part").execute();
    if (versions) {
      // What later migrations made is taken back, so that they run again too.
      await older.context.writer.schema.alterTable("jobUnits").dropColumn("readShare").execute();
      await older.context.writer.deleteFrom("schemaVersion").where("version", ">=", 26).execute();
    }
    await older.close();
  };

  const listedParts = async (place: string): Promise<number> => {
    const other = dialect === "sqlite" ? openSqlite(place, Date.now) : await openPostgres(place, Date.now);
    const rows = await other.context.writer.selectFrom("documentValues").select("value").where("field", "=", "part").execute();
    await other.close();
    return rows.length;
  };

  it("list them too where a server of an earlier version wrote them beside this one", { tags: "long" }, async () => {
    const place = await library();
    const store = await open(place);
    await store.contents.keep("main", content);
    await store.history.commit(sampleCommit([made("entity", sampleEntity("e1")), made("entity", sampleEntity("e2"))]));
    await store.history.commit(sampleCommit([made("document", sampleDocument("d1", content))]));
    const first = await signed(store);
    expect(first?.dictionary).toEqual([parts]);
    await store.history.commit(sampleCommit([made("document", sampleDocument("d2", content))]));
    await forget(place, false);
    const patched = await signed(store);
    expect(patched?.dictionary).toEqual([parts, parts]);
    await store.close();
    expect(await signed(await open(place))).toEqual(patched);
  });

  it("list who signs which of their parts, as new ones do", async () => {
    const place = await library();
    const store = await open(place);
    await store.contents.keep("main", content);
    const documents = Array.from({ length: 120 }, (_, at) => sampleDocument(`d${String(at).padStart(3, "0")}`, content));
    await store.history.commit(
      sampleCommit([made("entity", sampleEntity("e1")), made("entity", sampleEntity("e2")), ...documents.map((one) => made("document", one))]),
    );
    const before = await signed(store);
    expect(new Set(before?.dictionary)).toEqual(new Set([parts]));
    expect(before?.dictionary).toHaveLength(120);
    await store.close();
    await forget(place, true);
    expect(await signed(await open(place))).toEqual(before);
    // A table is right without them too, since it looks for what is not listed: here all are.
    expect(await listedParts(place)).toBe(120 * 3);
  });
});

test("each portion begins at its key, however many documents stand before it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rapporteur-tests-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { context, close } = openSqlite(join(folder, "a.rapporteur"), Date.now);
  await migrate(context);
  const query = documentsAfter(context.writer, { project: "main", id: "d1" }).compile();
  const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(query.sql.replaceAll("?", "'x'"))}`.execute(context.writer);
  expect(rows[0]?.detail).toMatch(/^SEARCH document USING .*\(project.*,id.*\)>/);
  await close();
});
