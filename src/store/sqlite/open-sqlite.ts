import { CamelCasePlugin, Kysely } from "kysely";
import { localWatch } from "../history/commit-watch.ts";
import type { OpenedDatabase } from "../opened-database.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { openWriteQueue } from "../history/write-queue.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { openSqliteHandle } from "./sqlite-handle.ts";

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
  return { context, openWatch: async () => localWatch(), close };
}
