import { setTimeout } from "node:timers/promises";
import { sql, type Kysely } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { allMigrations } from "./all-migrations.ts";
import type { Migration } from "./migration.ts";
import { hasGivenWay, waitBriefly } from "./online/lock-briefly.ts";

/** Between two attempts to get the locks of a step. */
const pauseMs = 500;

type Opened = Pick<StoreContext, "db" | "writer" | "dialect" | "location" | "now">;

export interface MigrateOptions {
  readonly migrations?: readonly Migration[];
  /** Called once before the first step on a library that has a schema already: time for a backup. */
  readonly before?: (from: number, to: number) => Promise<void>;
  /** Called each time a step gives way to others and begins again. */
  readonly onRetry?: ((retry: StepRetry) => void) | undefined;
}

export interface StepRetry extends Pick<Migration, "version" | "name"> {
  /** How often the step has given way, this time too. */
  readonly tries: number;
}

/**
 * Brings a library to this program's schema, each step in a transaction of its own. Two servers that start at once wait for each other.
 *
 * @throws RAP_STORE_NEWER where the library's schema is newer than any that this program knows; nothing was changed then
 */
export async function migrate(opened: Opened, { migrations = allMigrations, before, onRetry }: MigrateOptions = {}): Promise<void> {
  const known = migrations.at(-1)?.version ?? 0;
  const found = await schemaVersion(opened);
  if (found > known) throw new RapporteurError("RAP_STORE_NEWER", { location: opened.location, schema: found, known });
  if (found === known) return;
  const pending = migrations.filter(({ version }) => version > found);
  if (found > 0 && pending.some(({ only }) => isFor(opened, only))) await before?.(found, known);
  for (const migration of pending) await stepInTurn(opened, migration, { hasRows: found > 0, onRetry });
}

function isFor({ dialect }: Pick<Opened, "dialect">, only: Migration["only"]): boolean {
  return only === undefined || only === dialect;
}

/** Again until it gets the locks that it needs: it waits for each only so long that those who queue behind it hardly notice. */
async function stepInTurn(
  opened: Opened,
  migration: Migration,
  { hasRows, onRetry }: Pick<MigrateOptions, "onRetry"> & { readonly hasRows: boolean },
): Promise<void> {
  if (!hasRows || opened.dialect === "sqlite") return step(opened, migration, async () => undefined);
  for (let tries = 1; ; tries++) {
    try {
      if (isFor(opened, migration.only)) await migration.prepare?.(opened.writer);
      return await step(opened, migration, beginBesideOthers);
    } catch (problem) {
      if (!hasGivenWay(problem)) throw problem;
      onRetry?.({ version: migration.version, name: migration.name, tries });
      await setTimeout(pauseMs);
    }
  }
}

/** It waits briefly for locks, and then for as long as its work takes: a limit of time would only have it begin again. */
async function beginBesideOthers(trx: Kysely<Tables>): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(trx);
  await waitBriefly(trx);
}

/** 0 where there is no library yet. */
export async function schemaVersion({ db, dialect }: Pick<Opened, "db" | "dialect">): Promise<number> {
  const { rows } =
    dialect === "sqlite"
      ? await sql<{ found: number }>`select count(*) as found from sqlite_schema where name = 'schema_version'`.execute(db)
      : await sql<{ found: number }>`select count(*)::integer as found from pg_class where oid = to_regclass('schema_version')`.execute(db);
  if ((rows[0]?.found ?? 0) === 0) return 0;
  return highest(db);
}

async function highest(db: Kysely<Tables>): Promise<number> {
  const row = await db.selectFrom("schemaVersion").select("version").orderBy("version", "desc").limit(1).executeTakeFirst();
  return row?.version ?? 0;
}

async function step({ writer, dialect, now }: Opened, migration: Migration, begin: (trx: Kysely<Tables>) => Promise<void>): Promise<void> {
  await writer.transaction().execute(async (trx) => {
    if (dialect === "postgres") await sql`select pg_advisory_xact_lock(72, 1)`.execute(trx);
    await sql`create table if not exists schema_version (version integer primary key, name text not null, applied_at text not null)`.execute(trx);
    // Another server may have done it while this one waited.
    if ((await highest(trx)) >= migration.version) return;
    await begin(trx);
    if (isFor({ dialect }, migration.only)) await migration.up(trx, dialect);
    const appliedAt = new Date(now()).toISOString();
    await trx.insertInto("schemaVersion").values({ version: migration.version, name: migration.name, appliedAt }).execute();
  });
}
