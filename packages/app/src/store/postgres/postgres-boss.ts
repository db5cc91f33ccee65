import { CompiledQuery, sql, type Kysely } from "kysely";
import pg from "pg";
import { PgBoss, type ConstructorOptions, type Db } from "pg-boss";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { Trx } from "../jobs/job-engine.ts";
import type { Tables } from "../tables.ts";
import { deadQueue } from "./postgres-queue-names.ts";
import { postgresError } from "./postgres-error.ts";

export interface BossHandle {
  readonly boss: PgBoss;
  /** Where pg-boss has its tables. */
  readonly schema: string;
  /** Does something with pg-boss; what the database throws becomes an error of the catalogue. */
  readonly guard: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Passes over what workers that fell silent hold are no closer together than this. */
export const superviseSeconds = 10;

/**
 * pg-boss over the library's own connections, without timers of its own. Its tables are in a schema beside the library's; where they are not there, or are of an
 * older version, they are made now, which needs an account that owns the database.
 *
 * @throws RAP_STORE_JOBS where this account may not make them, or they are of a newer version
 */
export async function openBoss(pool: pg.Pool, db: Kysely<Tables>, location: string): Promise<BossHandle> {
  const schema = await schemaName(db);
  const options: ConstructorOptions = {
    db: overPool(pool),
    schema,
    supervise: false,
    schedule: false,
    registerInstance: false,
    reindex: false,
    openTelemetry: { enabled: false },
    monitorIntervalSeconds: superviseSeconds,
    // Jobs of many documents are what this is for.
    warningQueueSize: 1_000_000_000,
    queueCacheIntervalSeconds: 3600,
  };
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (problem) {
      throw isRapporteurError(problem) ? problem : postgresError(problem, location);
    }
  };
  const use = { ...options, migrate: false, createSchema: false };
  const boss = await start(use).catch(() => makeAndStart(db, location, { make: { ...options, migrate: true, createSchema: true }, use }));
  if ((await guard(() => boss.getQueue(deadQueue))) === null) await guard(() => boss.createQueue(deadQueue));
  return { boss, schema, guard, close: () => boss.stop({ graceful: false }) };
}

interface Starting {
  readonly make: ConstructorOptions;
  readonly use: ConstructorOptions;
}

/** One process makes the tables, the others wait for it. */
async function makeAndStart(db: Kysely<Tables>, location: string, { make, use }: Starting): Promise<PgBoss> {
  try {
    await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(72, 2)`.execute(trx);
      await (await start(make)).stop({ graceful: false });
    });
    return await start(use);
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    throw new RapporteurError("RAP_STORE_JOBS", { location, reason }, { cause: problem });
  }
}

async function start(options: ConstructorOptions): Promise<PgBoss> {
  const boss = new PgBoss(options);
  // What was asked for fails where it was asked; passes that failed come again.
  boss.on("error", () => {});
  try {
    return await boss.start();
  } catch (problem) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw problem;
  }
}

/** Libraries in schemas of one database do not share their queues. */
async function schemaName(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
  const schema = rows[0]?.schema ?? "public";
  return schema === "public" ? "rapporteur_jobs" : `${schema.replaceAll(/\W/g, "_").slice(0, 40)}_jobs`;
}

/** With the driver's own readers of columns, which pg-boss counts on. */
function overPool(pool: pg.Pool): Db {
  return { executeSql: (text, values = []) => pool.query({ text, values: [...values], types: pg.types }) };
}

/** pg-boss inside a transaction of the store. */
export function overTransaction(trx: Trx): Db {
  return {
    async executeSql(text, values = []) {
      const { rows } = await trx.withoutPlugins().executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...values]));
      return { rows };
    },
  };
}
