import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isAmong, keepsPlan } from "../sql/kept-plans.ts";
import { startPostgres, type PostgresServer } from "../testing/postgres-server.ts";
import { openPostgres } from "./open-postgres.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => server.stop());

test("a marked query is prepared once a connection however many it asks for, and outlives a change of its columns", { tags: "long" }, async () => {
  const { context, close } = await openPostgres(await server.makeLibrary(), Date.now);
  try {
    await context.db.connection().execute(async (db) => {
      const ask = (ids: readonly string[]) =>
        db
          .selectFrom("recordKeys")
          .select(["id", "value"])
          .where(isAmong(db, "id", ids))
          .modifyEnd(keepsPlan)
          .execute();
      await db.insertInto("recordKeys").values({ project: "main", kind: "entity", value: "key", id: "a" }).execute();
      for (const ids of [["a"], ["a", "b"], ["a", "no\0ne", "\ud83d"]]) expect(await ask(ids)).toEqual([{ id: "a", value: "key" }]);
      await db.selectFrom("recordKeys").select("id").execute();
      const prepared = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
      expect(prepared.rows.map(({ statement }) => statement.includes("any($1::text[])"))).toEqual([true]);
      await sql`alter table record_keys alter column value type varchar(99)`.execute(db);
      expect(await ask(["a"])).toEqual([{ id: "a", value: "key" }]);
      await sql`alter table record_keys alter column value type text`.execute(db);
    });
    // Of a write nothing is lost either.
    const find = (trx: typeof context.db) =>
      trx
        .selectFrom("recordKeys")
        .select("value")
        .where(isAmong(trx, "id", ["a"]))
        .modifyEnd(keepsPlan)
        .execute();
    await context.write(find);
    await sql`alter table record_keys alter column value type varchar(98)`.execute(context.db);
    expect(await context.write(find)).toEqual([{ value: "key" }]);
  } finally {
    await close();
  }
});
