import { CamelCasePlugin, Kysely, type Dialect } from "kysely";
import { localWatch } from "../history/commit-watch.ts";
import type { OpenedDatabase } from "../opened-database.ts";
import type { ConsistentReader, StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { openWriteQueue } from "../history/write-queue.ts";
import { localJobWatch } from "../jobs/job-watch.ts";
import { SharedFile } from "./shared-file.ts";
import { lentDialect, type HandleConnection } from "./sqlite-dialect.ts";
import { sqliteJobs, takeBackAll } from "./sqlite-jobs.ts";
import { openSqliteHandle } from "./sqlite-handle.ts";

/** Opens a library file for the parts of the store to work with. */
export function openSqlite(path: string, now: () => number): OpenedDatabase {
  const file = new SharedFile(path, openSqliteHandle(path));
  const db = kyselyOver(lentDialect(file.readers));
  const writer = kyselyOver(lentDialect(file.writers));
  const queue = openWriteQueue(writer);
  const context: StoreContext = {
    dialect: "sqlite",
    location: path,
    db,
    writer,
    now,
    readConsistently: (work) => readConsistently(db, work),
    write: queue.write,
  };
  const close = async (): Promise<void> => {
    await queue.settled();
    await db.destroy();
    await writer.destroy();
    file.close();
  };
  const openServices: OpenedDatabase["openServices"] = async () => {
    await takeBackAll(context);
    return { commits: localWatch(), jobs: localJobWatch(), engine: sqliteJobs(context) };
  };
  return { context, reading: context, openServices, close };
}

function kyselyOver(dialect: Dialect): Kysely<Tables> {
  return new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
}

async function readConsistently<T>(db: Kysely<Tables>, work: (reader: ConsistentReader) => Promise<T>): Promise<T> {
  return db.connection().execute(async (held) => {
    const handle = await held.getExecutor().provideConnection(async (connection) => (connection as HandleConnection).handle);
    handle.exec("begin");
    try {
      return await work({ db: held, rows: async (query, parameters, consume) => consume(handle.iterate(query, parameters)) });
    } finally {
      if (handle.isInTransaction) handle.exec("commit");
    }
  });
}
