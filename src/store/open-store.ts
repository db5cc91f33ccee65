import { accountStore } from "./accounts.ts";
import { commentStore } from "./comments.ts";
import { localWatch, type CommitWatch } from "./commit-watch.ts";
import { contentStore } from "./contents.ts";
import { historyStore } from "./history.ts";
import { jobStore } from "./jobs.ts";
import { listStore } from "./lists.ts";
import { migrate } from "./migrations/migrate.ts";
import { recordStore } from "./records.ts";
import { searchStore } from "./search.ts";
import { openSqlite, type OpenedDatabase } from "./sqlite/open-sqlite.ts";
import type { Store } from "./store.ts";
import { tableStore } from "./table-store.ts";

export interface StoreOptions {
  /** Milliseconds since 1970 UTC; the machine's clock unless given. */
  readonly now?: () => number;
}

/**
 * Opens a library, or makes one where there is none: a path of an SQLite file, or a `postgres://` address.
 *
 * @throws RAP_STORE_NO_LIBRARY, RAP_STORE_NEWER, RAP_STORE_UNREACHABLE, RAP_STORE_READ_ONLY, RAP_STORE_FULL, RAP_STORE_DAMAGED
 */
export async function openStore(location: string, { now = Date.now }: StoreOptions = {}): Promise<Store> {
  const opened = openSqlite(location, now);
  try {
    await migrate(opened.context);
  } catch (problem) {
    await opened.close();
    throw problem;
  }
  return assemble(opened, localWatch());
}

function assemble({ context, close }: OpenedDatabase, watch: CommitWatch): Store {
  return {
    dialect: context.dialect,
    location: context.location,
    history: historyStore(context, watch),
    records: recordStore(context),
    contents: contentStore(context),
    lists: listStore(context),
    search: searchStore(context),
    tables: tableStore(context),
    accounts: accountStore(context),
    jobs: jobStore(context),
    comments: commentStore(context),
    close,
  } as Store;
}
