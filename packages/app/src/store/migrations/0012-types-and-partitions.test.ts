import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { sql, type Kysely, type KyselyPlugin } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isLong } from "../../../../../test/support/effort.ts";
import { openPostgres } from "../postgres/open-postgres.ts";
import { openSqlite } from "../sqlite/open-sqlite.ts";
import type { Tables } from "../tables.ts";
import { lendPostgres, type LentPostgres } from "../testing/lend-postgres.ts";
import { typesMigration } from "./0012-types-and-partitions.ts";
import { allMigrations } from "./all-migrations.ts";
import { migrate, schemaVersion } from "./migrate.ts";

let server: LentPostgres;
const folder = mkdtempSync(join(tmpdir(), "schema-types-"));
beforeAll(async () => {
  server = await lendPostgres();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Db = Kysely<Tables>;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** Made from other tables, or of the schema itself. */
const left = new Set(["schema_version", "library_state", "search_rows", "search_words"]);
const jsonColumns = new Set([
  "record",
  "details",
  "value",
  "grants",
  "scopes",
  "recovery",
  "rules",
  "body",
  "contributors",
  "cells",
  "request",
  "result",
]);

async function columnsOf(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by c.relname, a.attnum`.execute(db);
  return rows.filter(({ table }) => !left.has(table));
}

/** Half a character, NUL and keys in no order, as they stand in JSON that a program wrote. */
const oddJson = String.raw`{"zz":1,"a":"\u0000 \ud800","id":"x","b":{"y":[2.50,1]}}`;

function valueOf({ table, name, type }: Column): string | number {
  if (name === "account" || (table === "accounts" && name === "id")) return "a1";
  if ((table === "jobs" && name === "id") || name === "job") return "j1";
  if (/^at$|_at$|_until$|^used_at$/.test(name)) return "2024-05-01T08:00:00.120Z";
  if (name === "date" || name === "published") return "2024-02-29";
  if (name === "kind" && table === "versions") return "statement";
  if (["value", "record"].includes(name) && !["settings", "versions"].includes(table)) return `${table} ${name}`;
  if (["grants", "scopes", "recovery"].includes(name)) return '{"b":1,"a":[true,null]}';
  if (jsonColumns.has(name)) return oddJson;
  if (type === "integer" || type === "double precision") return 1;
  return `${table} ${name}`;
}

async function fill(db: Db, columns: readonly Column[]): Promise<void> {
  const tables = [...Map.groupBy(columns, ({ table }) => table)];
  // What others refer to comes first.
  const first = (table: string): number => ["accounts", "jobs"].indexOf(table) * -1;
  for (const [table, own] of tables.sort(([a], [b]) => first(a) - first(b))) {
    const names = sql.join(own.map(({ name }) => sql.ref(name)));
    await sql`insert into ${sql.table(table)} (${names}) values (${sql.join(own.map(valueOf))})`.execute(db);
  }
}

async function rowsOf(db: Db, table: string): Promise<unknown[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
  const same = ([name, value]: [string, unknown]): [string, unknown] => [
    name,
    ["grants", "scopes", "recovery"].includes(name) ? JSON.parse(String(value)) : value,
  ];
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(same)));
}

const earlier = allMigrations.map(({ version }) => version).filter((version) => version < 12);

/** The short form: from the first, by way of all others. */
test.each(isLong ? earlier : [earlier[0] ?? 0])("from schema %i on, every row is read as it was written", async (version) => {
  const postgres = await openPostgres(await server.makeDatabase(), Date.now);
  const sqlite = openSqlite(join(folder, `from-${version}.rapporteur`), Date.now);
  const older = allMigrations.filter((one) => one.version <= version);
  await migrate(postgres.context, { migrations: older });
  await migrate(sqlite.context, { migrations: older });
  const columns = await columnsOf(postgres.context.db);
  for (const { context } of [postgres, sqlite]) await fill(context.writer, columns);
  const migrations = allMigrations.filter((one) => one.version <= 13);
  for (const { context } of [postgres, sqlite]) await migrate(context, { migrations });
  expect(await schemaVersion(postgres.context)).toBe(13);
  for (const table of new Set(columns.map((column) => column.table)))
    expect(await rowsOf(postgres.context.db, table), table).toEqual(await rowsOf(sqlite.context.db, table));
  await postgres.close();
  await sqlite.close();
});

const isTime = (name: string): boolean => /^at$|_at$|_until$/.test(name);

test("columns have the types of what they hold, and two tables are in partitions", async () => {
  const opened = await openPostgres(await server.makeLibrary(), Date.now);
  const columns = await columnsOf(opened.context.db);
  const jobs = new Set(["jobs", "job_units", "schedules"]);
  const text = columns.filter(({ table, name, type }) => type === "text" && !jobs.has(table) && (isTime(name) || jsonColumns.has(name)));
  // Why these stay text is written beside the migration.
  expect(text.map(({ table, name }) => `${table}.${name}`)).toEqual([
    "comment_blocks.value",
    "contents.body",
    "contents.contributors",
    "document_values.value",
    "record_keys.value",
    "statement_blocks.cells",
    "statement_values.value",
  ]);
  const { rows } = await sql<{ name: string; parts: number }>`select c.relname as name, count(i.inhrelid) as parts
    from pg_partitioned_table p join pg_class c on c.oid = p.partrelid join pg_inherits i on i.inhparent = c.oid
    where c.relnamespace = current_schema()::regnamespace group by c.relname order by c.relname`.execute(opened.context.db);
  expect(rows).toEqual([
    { name: "statements", parts: 8 },
    { name: "versions", parts: 8 },
  ]);
  await opened.close();
});

test("indexes have the names and columns that they had", { tags: "long" }, async () => {
  const definitions = async (migrations: typeof allMigrations): Promise<string[]> => {
    const opened = await openPostgres(await server.makeDatabase(), Date.now);
    await migrate(opened.context, { migrations });
    const { rows } = await sql<{ text: string }>`select replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') as text
      from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace and not c.relispartition
      order by 1`.execute(opened.context.db);
    await opened.close();
    return rows.map(({ text }) => text);
  };
  expect(await definitions(allMigrations.filter(({ version }) => version <= 12))).toEqual(
    await definitions(allMigrations.filter(({ version }) => version < 12)),
  );
});

test("a transaction that stays open is waited for, and holds up nobody but the migration", { tags: "long" }, async () => {
  const address = await server.makeDatabase();
  const opened = await openPostgres(address, Date.now);
  await migrate(opened.context, { migrations: allMigrations.filter(({ version }) => version < 12) });
  const [holder, reader] = [new pg.Client({ connectionString: address }), new pg.Client({ connectionString: address })];
  await Promise.all([holder.connect(), reader.connect()]);
  await holder.query("begin");
  await holder.query("update revisions set name = name");
  await holder.query("select from versions");
  let isMoved = false;
  const moving = migrate(opened.context).then(() => (isMoved = true));
  let longest = 0;
  for (const end = performance.now() + 2500; performance.now() < end;) {
    const begun = performance.now();
    await reader.query("select count(*) from revisions");
    longest = Math.max(longest, performance.now() - begun);
    await setTimeout(20);
  }
  expect(isMoved).toBe(false);
  expect(longest).toBeLessThan(2000);
  await holder.query("commit");
  await moving;
  expect(await schemaVersion(opened.context)).toBe(allMigrations.at(-1)?.version);
  for (const client of [holder, reader]) await client.end();
  await opened.close();
});

test("while others wait, the server is asked few times: each way to it and back would be waited for too", { tags: "long" }, async () => {
  const opened = await openPostgres(await server.makeDatabase(), Date.now);
  await migrate(opened.context, { migrations: allMigrations.filter(({ version }) => version < 12) });
  await typesMigration.prepare?.(opened.context.writer);
  let asked = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked++;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await opened.context.writer
    .withPlugin(counting)
    .transaction()
    .execute((trx) => typesMigration.up(trx, "postgres"));
  expect(asked).toBeLessThan(10);
  await opened.close();
});
