import { isRapporteurError } from "@rapporteur/core/base";
import { accountStore } from "./accounts/accounts.ts";
import { backUpBeforeMigration } from "./care/care-backup.ts";
import { careStore } from "./care/care.ts";
import { commentStore } from "./comments/comments.ts";
import { contentStore } from "./contents.ts";
import { estimateStore } from "./estimates.ts";
import { originalStore } from "./originals.ts";
import { historyStore } from "./history/history.ts";
import { jobStore } from "./jobs/jobs.ts";
import { listStore } from "./lists/lists.ts";
import { lockLibrary, type LibraryLock } from "./lock.ts";
import { migrate, type StepRetry } from "./migrations/migrate.ts";
import type { DatabaseServices, OpenedDatabase } from "./opened-database.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import { followers } from "./projections.ts";
import { recordStore } from "./records.ts";
import { searchStore } from "./search/search.ts";
import { openSqlite } from "./sqlite/open-sqlite.ts";
import type { OpenedStore } from "./store.ts";
import { tableStore } from "./table/table-store.ts";

export interface StoreOptions {
  /** Milliseconds since 1970 UTC; the machine's clock unless given. */
  readonly now?: () => number;
  /** Address of a replica of a PostgreSQL library that lists, searches and figures are read from while it has all that this process wrote. */
  readonly readFrom?: string | undefined;
  /** Called each time a step of the schema gives way to others and begins again. */
  readonly onStepRetry?: ((retry: StepRetry) => void) | undefined;
}

/**
 * Opens a library, or makes one where there is none: a path of an SQLite file, or a `postgres://` address.
 *
 * An SQLite file has one owner at a time, and is backed up beside itself before its schema changes.
 * @throws RAP_STORE_LOCKED, RAP_STORE_LINKED, RAP_STORE_NO_LIBRARY, RAP_STORE_NEWER, RAP_STORE_UNREACHABLE, RAP_STORE_SERVER, RAP_STORE_REPLICA, RAP_STORE_JOBS, RAP_STORE_READ_ONLY, RAP_STORE_FULL, RAP_STORE_DAMAGED, RAP_STORE_STRANGE
 */
export async function openStore(location: string, { now = Date.now, readFrom, onStepRetry }: StoreOptions = {}): Promise<OpenedStore> {
  if (isDatabaseAddress(location)) return assemble(await prepare(await openPostgres(location, now, readFrom), onStepRetry));
  const lock = lockLibrary(location, new Date(now()).toISOString());
  try {
    return assemble(await prepare(openSqlite(location, now)), lock);
  } catch (problem) {
    lock.release({ leavesNothing: isRapporteurError(problem) && problem.code === "RAP_STORE_NO_LIBRARY" });
    throw problem;
  }
}

/** True for the address of a database, false for the path of a file. */
export function isDatabaseAddress(location: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(location);
}

interface Prepared extends OpenedDatabase {
  readonly services: DatabaseServices;
}

async function prepare(opened: OpenedDatabase, onRetry?: StoreOptions["onStepRetry"]): Promise<Prepared> {
  const { context } = opened;
  const backUp = async (from: number): Promise<void> => void (await backUpBeforeMigration(context.location, from));
  try {
    await migrate(context, context.dialect === "sqlite" ? { before: backUp } : { onRetry });
    return { ...opened, services: await opened.openServices() };
  } catch (problem) {
    await opened.close();
    throw problem;
  }
}

function assemble({ context, reading, close, services }: Prepared, lock?: LibraryLock): OpenedStore {
  const history = historyStore({ ...context, ...followers }, services.commits);
  return {
    dialect: context.dialect,
    location: context.location,
    history,
    records: recordStore(context),
    contents: contentStore(context),
    originals: originalStore(context),
    estimates: estimateStore(context),
    lists: listStore({ ...context, ...reading }),
    search: searchStore({ ...context, ...reading }),
    tables: tableStore(context, reading),
    accounts: accountStore(context),
    jobs: jobStore(context, services.engine, services.jobs),
    comments: commentStore(context),
    care: careStore(context, history),
    announce: (address) => lock?.setAddress(address),
    close: async () => {
      await close();
      lock?.release();
    },
  };
}
