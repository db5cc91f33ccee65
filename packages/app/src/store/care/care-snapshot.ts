import { CamelCasePlugin, Kysely } from "kysely";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { sqliteDialect } from "../sqlite/sqlite-dialect.ts";
import { openSqliteHandle } from "../sqlite/sqlite-handle.ts";
import { refuseStrange } from "../sqlite/refuse-strange.ts";
import { sqliteError } from "../sqlite/sqlite-error.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type Row = readonly unknown[];

/** One state of a library for long reading, while others go on writing. `?` stands for a parameter. */
export interface Snapshot {
  rows(query: string, parameters: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** SQLite: a connection of its own, which makes no writer wait. PostgreSQL: a repeatable read. */
export async function openSnapshot(context: StoreContext): Promise<Snapshot> {
  return context.dialect === "sqlite" ? openFileSnapshot(context.location) : openServerSnapshot(context);
}

export interface FileSnapshot extends Snapshot {
  readonly database: DatabaseSync;
}

/** @throws RAP_STORE_NO_LIBRARY, RAP_STORE_DAMAGED, RAP_STORE_STRANGE, RAP_STORE_READ_ONLY */
export function openFileSnapshot(path: string): FileSnapshot {
  let opened: DatabaseSync | null = null;
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    opened = database;
    // The state is taken by the first read, not by "begin".
    database.exec("begin; select count(*) from sqlite_schema");
    refuseStrange(database, path);
    return {
      database,
      async rows(query, parameters) {
        await setImmediate();
        const statement = database.prepare(query);
        statement.setReturnArrays(true);
        return statement.all(...(parameters as SQLInputValue[])) as unknown as Row[];
      },
      async close() {
        if (database.isOpen) database.close();
      },
    };
  } catch (problem) {
    opened?.close();
    throw sqliteError.from(problem, path);
  }
}

/** Queries that all see one state of a library, on a connection of their own, so that others may be served between them. */
export async function readWhole<T>(context: StoreContext, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  if (context.dialect === "postgres") return context.readConsistently((reader) => work(reader.db));
  const handle = openSqliteHandle(context.location);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(handle), plugins: [new CamelCasePlugin()] });
  try {
    handle.exec("begin");
    return await work(db);
  } finally {
    // What was begun ends with the connection.
    await db.destroy();
  }
}

/** Turns a reading that lasts as long as a function into one that lasts until it is closed. */
async function openServerSnapshot(context: StoreContext): Promise<Snapshot> {
  const closed = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<Snapshot>();
  const reading = context.readConsistently(async (reader) => {
    opened.resolve({
      async rows(query, parameters) {
        const found: Row[] = [];
        await reader.rows(query, parameters, (rows) => {
          for (const row of rows) found.push(row);
        });
        return found;
      },
      async close() {
        closed.resolve();
        await reading;
      },
    });
    await closed.promise;
  });
  reading.catch(opened.reject);
  return opened.promise;
}
