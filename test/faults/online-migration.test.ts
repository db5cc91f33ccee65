import pg from "pg";
import { expect, test } from "vitest";
import { times } from "../support/effort.ts";
import { migrateBesideOthers } from "../../bench/online-migration.ts";
import { fillOldLibrary } from "../../bench/store/old-library.ts";
import { realRows } from "../../bench/store/real-rows.ts";
import { migrate } from "../../packages/app/src/store/migrations/migrate.ts";
import { openPostgres } from "../../packages/app/src/store/postgres/open-postgres.ts";
import { startPostgres } from "../../packages/app/src/store/testing/postgres-server.ts";

test("the schema moves beside writers and readers, who hardly wait, and nothing that was acknowledged is missing", { timeout: 300_000 }, async () => {
  const { met, wrong, writes } = await migrateBesideOthers(times(10_000, 20_000));
  expect(wrong).toEqual([]);
  expect(writes).toBeGreaterThan(10);
  expect(met.flatMap(({ failures }) => failures)).toEqual([]);
  // Far above what it takes, since tests share their machine: a writer that waits for the whole of it waits longer.
  expect(Math.max(...met.map(({ longestLock }) => longestLock))).toBeLessThan(3000);
});

test("one that is ended in the middle is continued, also by two servers at once, and leaves nothing behind", { timeout: 300_000 }, async () => {
  const server = await startPostgres();
  const address = await server.makeDatabase();
  const first = await openPostgres(address, Date.now);
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const ask = async (query: string): Promise<unknown[]> => (await client.query<Record<string, unknown>>(query)).rows;
  await fillOldLibrary(first, address, 25_000, await realRows(await server.makeLibrary()));
  const ended = migrate(first.context).catch((problem: unknown) => problem);
  await expect
    .poll(() => ask("select 1 from schema_rebuilds where name = 'statements'").catch(() => []), { timeout: 60_000, interval: 10 })
    .toHaveLength(1);
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rapporteur'");
  expect(await ended).toMatchObject({ code: "RAP_STORE_UNREACHABLE" });
  const others = await Promise.all([1, 2].map(() => openPostgres(address, Date.now)));
  await Promise.all(others.map(({ context }) => migrate(context)));
  expect(await ask("select (select count(*) from statements) as statements, (select count(*) from versions) as versions")).toEqual([
    { statements: "25000", versions: "25000" },
  ]);
  const left =
    "select relname from pg_class where relname ~ '_next|_changes|schema_rebuilds' union select proname from pg_proc where proname ~ '^note_|^day_of'";
  expect(await ask(left)).toEqual([]);
  await client.end();
  for (const opened of [first, ...others]) await opened.close();
  await server.stop();
});
