import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filterStatements } from "../lists/filter-statements.ts";
import { openStore } from "../open-store.ts";
import { versionsAt } from "../records.ts";
import { listOf } from "../testing/list-of.ts";
import { startPostgres, type PostgresServer } from "../testing/postgres-server.ts";
import { changed, made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement, sampleType } from "../testing/sample-records.ts";
import type { OpenedStore } from "../store.ts";
import { openPostgres } from "./open-postgres.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => server.stop());

const by = { account: "ann", name: "Ann" };
const content = sampleContent("Hello world, this is what the expert wrote.");

async function seed(store: OpenedStore): Promise<number> {
  await store.contents.keep("main", content);
  const statements = Array.from({ length: 20 }, (_, at) =>
    made("statement", sampleStatement(`s${at}`, "d1", { start: at, end: at + 5, speaker: "e1" })),
  );
  const first = [made("type", sampleType()), made("entity", sampleEntity("e1")), made("document", sampleDocument("d1", content))];
  return (await store.history.commit(sampleCommit([...first, ...statements]))).revision;
}

/** Everything that the store does for one project. */
async function useAll(store: OpenedStore, revision: number): Promise<void> {
  const { lists, history, records, tables, search } = store;
  for (const sort of ["place", "date", "type", "speaker", "confidence", "changed"] as const) {
    const { next } = await lists.statements("main", { limit: 5, sort, seen: { owners: ["ann"], inPlaceFor: "ann" }, withMemos: false });
    await lists.statements("main", { limit: 5, sort, cursor: next ?? undefined, entities: ["e1"], words: "hello" });
  }
  await lists.statementCount("main", { limit: 1, withMemos: true });
  await lists.statementFacets("main", { limit: 1, reviews: ["draft"] });
  await lists.documents("main", { limit: 5 });
  await lists.documentFacets("main", { limit: 5 });
  await lists.entities("main", { limit: 5 });
  await search.find("main", { text: "hello", limit: 5, seen: { owners: [], inPlaceFor: "ann" } });
  const edited = await history.commit(sampleCommit([changed("statement", sampleStatement("s1", "d1", { note: "changed" }), revision)]));
  await history.commit(await history.inverse("main", edited.revision, by));
  await history.undoable("main", "ann", "undo");
  await history.list("main", { limit: 5, kind: "statement", id: "s1" });
  await history.revision("main", edited.revision);
  await history.versions("main", "statement", "s1");
  await records.get("main", "statement", "s1", revision);
  await listOf(records.all("main", "statement"));
  await records.removed("main", "statement", 0);
  await tables.statements("main");
  await tables.statements("main", { asOf: revision });
  await history.erase("main", [{ kind: "statement", id: "s2" }], by);
  await tables.statements("main");
}

test("whatever is asked of a project, only its partitions are read", { tags: "long" }, async () => {
  const address = await server.makeLibrary();
  const store = await openStore(address);
  const revision = await seed(store);
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query("select pg_stat_reset()");
  await useAll(store, revision);
  // Servers tell what their connections counted when those end.
  await store.close();
  // Asked of the catalog: reading the tables would count for all their partitions.
  const own = await client.query<{ name: string }>(
    `select part.relname as name from pg_inherits join pg_class part on part.oid = inhrelid,
       lateral regexp_match(pg_get_expr(part.relpartbound, part.oid), 'modulus ([0-9]+), remainder ([0-9]+)') as bound
     where inhparent in ('versions'::regclass, 'statements'::regclass) and satisfies_hash_partition(inhparent, bound[1]::int, bound[2]::int, 'main'::text)
     order by 1`,
  );
  const read = async (): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_stat_user_tables where relname ~ '_part_[0-9]+$' and coalesce(seq_scan, 0) + coalesce(idx_scan, 0) > 0 order by 1`,
    );
    return rows.map(({ name }) => name);
  };
  await expect.poll(read, { timeout: 10_000 }).toEqual(own.rows.map(({ name }) => name));
  expect(own.rows).toHaveLength(2);
  await client.end();
});

test("the plans name one partition", { tags: "long" }, async () => {
  const { context, close } = await openPostgres(await server.makeLibrary(), Date.now);
  const { db, dialect } = context;
  const statements = await filterStatements({ db, dialect }, "main", { limit: 10, types: ["position"], from: "2024-01-01" });
  const listed = statements.select("statement.id").orderBy("statement.date").orderBy("statement.id").limit(10);
  const versions = versionsAt(db, { project: "main", kind: "statement", asOf: 3 }).where("id", "in", ["s1", "s2"]);
  for (const query of [listed, versions]) {
    const { sql: text, parameters } = query.compile();
    const literal = parameters.map((one) => (typeof one === "number" ? String(one) : `'${String(one)}'`));
    const plain = text.replaceAll(/\$(\d+)/g, (_, place: string) => literal[Number(place) - 1] ?? "");
    const { rows } = await sql.raw<Record<string, string>>(`explain ${plain}`).execute(db);
    const plan = rows.map((row) => Object.values(row).join()).join("\n");
    expect(new Set(plan.match(/_part_\d+/g)).size, plan).toBe(1);
    expect(plan).not.toContain("Append");
  }
  await close();
});
