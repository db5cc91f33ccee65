import { CamelCasePlugin, CompiledQuery, Kysely, sql } from "kysely";
import pg from "pg";
import { RapporteurError } from "@rapporteur/core/base";
import type { OpenedDatabase } from "../opened-database.ts";
import type { ConsistentReader, StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { openWriteQueue } from "../history/write-queue.ts";
import { openBoss } from "./postgres-boss.ts";
import { postgresDialect } from "./postgres-dialect.ts";
import { postgresJobs } from "./postgres-jobs.ts";
import { openPostgresWatch } from "./postgres-watch.ts";

const { INT8, NUMERIC } = pg.types.builtins;
/** Counts and sums come as 64-bit integers, which the driver gives as text: ours are far below 2⁵³. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format)),
};

const poolSize = 10;
const connectTimeoutMs = 5000;
/** No query of the store takes this long; one that does is stuck behind something. */
const statementTimeoutMs = 120_000;

/**
 * Opens a PostgreSQL database for the parts of the store to work with. Connections that are lost are made again by the next query.
 *
 * @throws RAP_STORE_UNREACHABLE; RAP_STORE_SERVER for a version before 15 or an encoding other than UTF-8
 */
export async function openPostgres(address: string, now: () => number): Promise<OpenedDatabase> {
  const location = withoutSecrets(address);
  const options = { connectionString: address, types, connectionTimeoutMillis: connectTimeoutMs, keepAlive: true, application_name: "rapporteur" };
  const pool = new pg.Pool({ ...options, max: poolSize, statement_timeout: statementTimeoutMs });
  // Without listeners, a connection that breaks would end the process; the query that was under way tells of it.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<Tables>({ dialect: postgresDialect(pool, location), plugins: [new CamelCasePlugin()] });
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
  const closing: (() => Promise<void>)[] = [];
  return {
    context,
    openServices: async () => {
      const { commits, jobs, close } = await openPostgresWatch(db, () => new pg.Client(options));
      closing.push(close);
      const handle = await openBoss(pool, db, location);
      closing.push(handle.close);
      return { commits, jobs, engine: postgresJobs(context, handle) };
    },
    close: async () => {
      await queue.settled();
      for (const close of closing) await close();
      await db.destroy();
    },
  };
}

/** For messages: no password, no options. */
export function withoutSecrets(address: string): string {
  try {
    const { protocol, hostname, port, pathname, username } = new URL(address);
    return `${protocol}//${username === "" ? "" : `${username}@`}${hostname}${port === "" ? "" : `:${port}`}${pathname}`;
  } catch {
    return "the database that was named";
  }
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
