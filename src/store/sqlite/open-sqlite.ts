import { CamelCasePlugin, Kysely } from "kysely";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { openWriteQueue } from "../write-queue.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { openSqliteHandle } from "./sqlite-handle.ts";

export interface OpenedDatabase {
  readonly context: StoreContext;
  readonly close: () => Promise<void>;
}

/** Opens a library file for the parts of the store to work with. */
export function openSqlite(path: string, now: () => number): OpenedDatabase {
  const handle = openSqliteHandle(path);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(handle), plugins: [new CamelCasePlugin()] });
  const queue = openWriteQueue(db);
  const context: StoreContext = {
    dialect: "sqlite",
    location: path,
    db,
    now,
    // There is one connection, and while it is held nobody else can write.
    readConsistently: (work) =>
      db.connection().execute((held) => work({ db: held, rows: async (query, parameters, consume) => consume(handle.iterate(query, parameters)) })),
    write: queue.write,
  };
  const close = async (): Promise<void> => {
    await queue.settled();
    await db.destroy();
    handle.close();
  };
  return { context, close };
}
