import { expect, it } from "vitest";
import { openPostgres } from "../postgres/open-postgres.ts";
import { openSqlite } from "../sqlite/open-sqlite.ts";
import type { OpenedStore } from "../store.ts";
import { describeStores } from "../testing/describe-stores.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity } from "../testing/sample-records.ts";

const part = { bio: null, heading: null, affiliation: null, roles: [] };
const content = sampleContent("One wrote this. Two wrote that.", {
  contributions: [
    { ...part, start: 0, end: 15, body: [0, 15], author: "e1" },
    { ...part, start: 16, end: 31, body: [16, 31], author: "e2", coAuthors: [{ author: "e1", affiliation: null, roles: [] }] },
  ],
});

const signed = async ({ tables }: OpenedStore) => (await tables.statements("main")).table.documents.contributions;

describeStores("documents of before", ({ dialect, library, open }) => {
  it("list who signs which of their parts, as new ones do", async () => {
    const place = await library();
    const store = await open(place);
    await store.contents.keep("main", content);
    const documents = Array.from({ length: 120 }, (_, at) => sampleDocument(`d${String(at).padStart(3, "0")}`, content));
    await store.history.commit(
      sampleCommit([made("entity", sampleEntity("e1")), made("entity", sampleEntity("e2")), ...documents.map((one) => made("document", one))]),
    );
    const before = await signed(store);
    expect(new Set(before?.dictionary)).toEqual(new Set(["0 15 person:e1\n16 31 person:e1\n16 31 person:e2"]));
    expect(before?.dictionary).toHaveLength(120);
    await store.close();
    const older = dialect === "sqlite" ? openSqlite(place, Date.now) : await openPostgres(place, Date.now);
    await older.context.writer.deleteFrom("documentValues").where("field", "=", "part").execute();
    // What later migrations made is taken back, so that they run again too.
    await older.context.writer.schema.alterTable("jobUnits").dropColumn("readShare").execute();
    await older.context.writer.deleteFrom("schemaVersion").where("version", ">=", 26).execute();
    await older.close();
    expect(await signed(await open(place))).toEqual(before);
  });
});
