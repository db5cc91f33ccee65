import pg from "pg";
import { postgresTypes } from "./postgres-types.ts";
import { sendTogether } from "./send-together.ts";
import { prepareMarked } from "./prepare-queries.ts";

const poolSize = 10;
const usualTimeoutMs = 5000;
/** No query of the store takes this long; one that does is stuck behind something. */
export const statementTimeoutMs = 120_000;

export interface PostgresPool {
  readonly pool: pg.Pool;
  /**
   * Whether a pooler (PgBouncer) stands between. It may give every transaction another connection of the server, so nothing may be left on one: no setting,
   * no LISTEN, no lock of a session, no prepared statement.
   */
  readonly isShared: boolean;
  /** A connection of its own, for listening. */
  readonly connect: () => pg.Client;
}

/** Connections to a server, made when they are needed. @throws what the driver throws where none can be had */
export async function openPool(address: string, { connectTimeoutMs = usualTimeoutMs } = {}): Promise<PostgresPool> {
  const options = {
    connectionString: address,
    types: postgresTypes,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: "rapporteur",
  };
  const connect = (): pg.Client => new pg.Client(options);
  let prepares = false;
  const pool = quiet(new pg.Pool({ ...options, pipeline: true, max: poolSize, statement_timeout: statementTimeoutMs }));
  pool.on("connect", (client) => {
    prepareMarked(client, () => prepares);
    sendTogether(client);
  });
  try {
    const shared = await isShared(pool);
    prepares = !shared;
    return { pool, isShared: shared, connect };
  } catch (problem) {
    await pool.end();
    if (!refusesSettings(problem)) throw problem;
    return { pool: quiet(new pg.Pool({ ...options, max: poolSize })), isShared: true, connect };
  }
}

/** Without listeners, a connection that breaks would end the process; the query that was under way tells of it. */
function quiet(pool: pg.Pool): pg.Pool {
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** A server names its own process when a connection begins; a pooler makes a number up. */
async function isShared(pool: pg.Pool): Promise<boolean> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    return !("processID" in client) || rows[0]?.pid !== client.processID;
  } finally {
    client.release();
  }
}

function refusesSettings(problem: unknown): boolean {
  return problem instanceof Error && /unsupported startup parameter/i.test(problem.message);
}
