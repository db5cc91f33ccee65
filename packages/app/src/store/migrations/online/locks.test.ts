import { setTimeout } from "node:timers/promises";
import { sql, type Kysely } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgres } from "../../postgres/open-postgres.ts";
import type { Tables } from "../../tables.ts";
import { lendPostgres, type LentPostgres } from "../../testing/lend-postgres.ts";
import { allMigrations } from "../all-migrations.ts";
import { migrate, schemaVersion } from "../migrate.ts";
import type { Migration } from "../migration.ts";
import { indexConcurrently } from "./index-concurrently.ts";

let server: LentPostgres;
beforeAll(async () => {
  server = await lendPostgres();
});
afterAll(async () => server.stop());

/** The steps after the one that makes tables again, of which 0012 has tests of its own. */
const later = allMigrations.filter(({ version, only }) => version > 12 && only !== "sqlite");

async function libraryOfThen(address: string): Promise<Awaited<ReturnType<typeof openPostgres>>> {
  const opened = await openPostgres(address, Date.now);
  await migrate(opened.context, { migrations: allMigrations.filter(({ version }) => version <= 12) });
  const { db } = opened.context;
  await sql`insert into jobs values ('j1', 'p', 'import', '{}', 'running', 1, 4, 3, 0, 'a1', '2024-05-01T08:00:00.000Z', null, null)`.execute(db);
  await sql`insert into job_units (job, position, label, request, state, is_open, attempts) select 'j1', n, 'page', '{}', case when n < 3 then 'done' else 'waiting' end,
    (n >= 3)::integer, 1 from generate_series(0, 3) n`.execute(db);
  await sql`insert into comments (project, id, request_key, roundup, name, text, text_hash, state, created_at, rules)
    values ('p', 'c1', 'k1', 'r1', 'Ann', 'Text', 'x', 'shown', now(), '[]')`.execute(db);
  await sql`insert into entities values ('p', 'e1', 1, 'k', 'person', 'Ann', 'ann', 'ann', null, null, 'e1', 2)`.execute(db);
  return opened;
}

/** Where each table's rows lie: another place where a table was written again. */
async function filesOf(db: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ name: string; file: number }>`select relname as name, pg_relation_filenode(oid)::integer as file from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(db);
  return new Map(rows.map(({ name, file }) => [name, file]));
}

/** Tables that this transaction keeps others from reading or writing. */
async function heldTables(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select distinct relname as name from pg_locks join pg_class c on c.oid = relation
    where pid = pg_backend_pid() and relkind = 'r' and mode in ('AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock') order by 1`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

/** Whether this transaction has written rows of a table. */
async function isWritten(db: Kysely<Tables>, name: string): Promise<boolean> {
  const { rows } = await sql`select from ${sql.table(name)} where xmin = pg_current_xact_id()::xid limit 1`.execute(db);
  return rows.length > 0;
}

test("a step that keeps others from a table neither writes its rows nor makes the table again: the time is that of a table without rows", async () => {
  const opened = await libraryOfThen(await server.makeDatabase());
  const { db } = opened.context;
  for (const migration of later) {
    await migration.prepare?.(db);
    const before = await filesOf(db);
    await db.transaction().execute(async (trx) => {
      await migration.up(trx, "postgres");
      const after = await filesOf(trx);
      const held = (await heldTables(trx)).filter((name) => before.has(name));
      for (const name of held) {
        expect([migration.name, name, await isWritten(trx, name)]).toEqual([migration.name, name, false]);
        expect([migration.name, name, after.get(name)]).toEqual([migration.name, name, before.get(name)]);
      }
    });
  }
  const { rows } = await sql`select state, is_enlisted from job_units order by position`.execute(db);
  expect(rows).toEqual([...Array.from({ length: 3 }, () => ({ state: "done", isEnlisted: 1 })), { state: "waiting", isEnlisted: 0 }]);
  await opened.close();
});

test("a transaction that stays open on every table is waited for, and nobody waits behind the one who waits", { tags: "long" }, async () => {
  const address = await server.makeDatabase();
  const opened = await libraryOfThen(address);
  const tables = ["jobs", "job_units", "comments", "entities", "documents", "accounts"];
  const [holder, reader] = [new pg.Client({ connectionString: address }), new pg.Client({ connectionString: address, statement_timeout: 2000 })];
  await Promise.all([holder.connect(), reader.connect()]);
  await holder.query("begin");
  for (const table of tables) await holder.query(`select from ${table}`);
  let isMoved = false;
  const moving = migrate(opened.context).then(() => (isMoved = true));
  for (let round = 0; round < 30; round++) {
    for (const table of tables) await reader.query(`select from ${table}`);
    await setTimeout(100);
  }
  expect(isMoved).toBe(false);
  await holder.query("commit");
  await moving;
  expect(await schemaVersion(opened.context)).toBe(allMigrations.at(-1)?.version);
  for (const client of [holder, reader]) await client.end();
  await opened.close();
});

test("an index that is made while others write and a step take as long as they take; what comes later on the connection has its limit again", async () => {
  const opened = await libraryOfThen(await server.makeDatabase());
  const { db } = opened.context;
  await sql`create function unlimited(given text) returns text immutable language plpgsql as $$
    begin if current_setting('statement_timeout') <> '0' then raise 'limited'; end if; return given; end $$`.execute(db);
  await indexConcurrently(db, "slow", "CREATE INDEX IF NOT EXISTS slow ON entities (unlimited(id))");
  const limit = sql<{ given: string }>`select current_setting('statement_timeout') as given`;
  const limits = await Promise.all(Array.from({ length: 10 }, async () => (await limit.execute(db)).rows[0]?.given));
  expect(new Set(limits)).toEqual(new Set(["2min"]));
  const slow: Migration = { version: 13, name: "slow", up: async (trx) => void (await sql`select unlimited('x')`.execute(trx)) };
  await migrate(opened.context, { migrations: [...allMigrations.filter(({ version }) => version <= 12), slow] });
  expect(await schemaVersion(opened.context)).toBe(13);
  await opened.close();
});

test("several that start at once make an index one after the other, once", { tags: "long" }, async () => {
  const address = await server.makeDatabase();
  const opened = await libraryOfThen(address);
  const others = [await openPostgres(address, Date.now), await openPostgres(address, Date.now)];
  const { db } = opened.context;
  await sql`create function slowly(given text) returns text immutable language plpgsql as $$ begin perform pg_sleep(0.5); return given; end $$`.execute(
    db,
  );
  const making = [opened, ...others].map(({ context }) =>
    indexConcurrently(context.db, "slow", "CREATE INDEX IF NOT EXISTS slow ON entities (slowly(id))"),
  );
  await expect(Promise.allSettled(making)).resolves.toEqual(making.map(() => ({ status: "fulfilled", value: undefined })));
  const { rows } = await sql`select indisvalid as is_valid from pg_index where indexrelid = to_regclass('slow')`.execute(db);
  expect(rows).toEqual([{ isValid: true }]);
  for (const one of [opened, ...others]) await one.close();
});
