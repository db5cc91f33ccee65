import { CamelCasePlugin, CompiledQuery, Kysely, sql } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import type { OpenedDatabase } from "../opened-database.ts";
import type { ConsistentReader, StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { openWriteQueue } from "../history/write-queue.ts";
import { openBoss } from "./postgres-boss.ts";
import { postgresDialect } from "./postgres-dialect.ts";
import { postgresError } from "./postgres-error.ts";
import { postgresJobs } from "./postgres-jobs.ts";
import { openPool } from "./postgres-pool.ts";
import { openPostgresWatch } from "./postgres-watch.ts";
import { openReplica } from "./open-replica.ts";
import { withoutSecrets } from "./without-secrets.ts";

/**
 * Opens a PostgreSQL database for the parts of the store to work with. Connections that are lost are made again by the next query.
 *
 * @param readFrom address of a replica that `reading` reads from
 * @throws RAP_STORE_UNREACHABLE; RAP_STORE_SERVER for a version before 15 or an encoding other than UTF-8
 */
export async function openPostgres(address: string, now: () => number, readFrom?: string): Promise<OpenedDatabase> {
  const location = withoutSecrets(address);
  const opened = await openPool(address).catch((problem: unknown) => {
    throw postgresError(problem, location);
  });
  const { isShared } = opened;
  const db = new Kysely<Tables>({ dialect: postgresDialect(opened, location), plugins: [new CamelCasePlugin()] });
  try {
    await checkServer(db, location);
  } catch (problem) {
    await db.destroy();
    throw problem;
  }
  const queue = openWriteQueue(db);
  const context: StoreContext = {
    dialect: "postgres",
    location,
    db,
    writer: db,
    now,
    readConsistently: (work) => readConsistently(db, work),
    write: queue.write,
  };
  const replica = readFrom === undefined ? null : openReplica(readFrom, opened, location);
  const closing: (() => Promise<void>)[] = [];
  return {
    context,
    reading: replica === null ? context : { db: replica.db, readConsistently: (work) => readConsistently(replica.db, work) },
    openServices: async () => {
      const { commits, jobs, close } = await openPostgresWatch(db, isShared ? null : opened.connect);
      closing.push(close);
      const handle = await openBoss(opened.pool, db, location);
      closing.push(handle.close);
      return { commits: replica === null ? commits : await replica.follow(commits, db), jobs, engine: postgresJobs(context, handle) };
    },
    close: async () => {
      await queue.settled();
      for (const close of closing) await close();
      await replica?.db.destroy();
      await db.destroy();
    },
  };
}

async function checkServer(db: Kysely<Tables>, location: string): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string }>`
    select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding`.execute(db);
  const { version = 0, encoding = "" } = rows[0] ?? {};
  if (version >= 150_000 && encoding === "UTF8") return;
  throw new RapporteurError("RAP_STORE_SERVER", { location, version: Math.floor(version / 10_000), encoding });
}

async function readConsistently<T>(db: Kysely<Tables>, work: (reader: ConsistentReader) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute((trx) =>
      work({
        db: trx,
        rows: async (query, parameters, consume) => {
          let count = 0;
          const numbered = query.replaceAll("?", () => `$${++count}`);
          const found = await trx.withoutPlugins().executeQuery<Record<string, unknown>>(CompiledQuery.raw(numbered, [...parameters]));
          consume(arraysOf(found.rows));
        },
      }),
    );
}

function* arraysOf(rows: readonly Record<string, unknown>[]): Iterable<readonly unknown[]> {
  for (const row of rows) yield Object.values(row);
}
