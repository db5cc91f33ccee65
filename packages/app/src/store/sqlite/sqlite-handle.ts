import { closeSync, openSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { refuseStrange } from "./refuse-strange.ts";
import { sqliteError } from "./sqlite-error.ts";

/** What the store needs of an SQLite library: any binding that gives this fits. All of it is synchronous. */
export interface SqliteHandle {
  readonly location: string;
  readonly isInTransaction: boolean;
  /** Rows as objects; `changes` counts what an INSERT, UPDATE or DELETE touched. */
  run(sql: string, parameters: readonly unknown[]): { rows: Record<string, unknown>[]; changes: number };
  /** Rows as arrays, one at a time: for passes over many. */
  iterate(sql: string, parameters: readonly unknown[]): IterableIterator<readonly unknown[]>;
  /** Statements without parameters or results. */
  exec(sql: string): void;
  close(): void;
}

/** Prepared statements that are kept: the queries of the store are a few hundred, filters make some more. */
const maximumPrepared = 400;
/** Marks a file as a library in its header: "RAPR". */
const applicationId = 0x52_41_50_52;

interface Prepared {
  readonly statement: StatementSync;
  readonly isReader: boolean;
}

/**
 * Opens a library file, or makes one.
 *
 * Write-ahead log, foreign keys on, a wait of 5 s for another process, and `synchronous=full`: a commit is on the disk before it is acknowledged.
 * @throws RAP_STORE_NO_LIBRARY for a file of another kind; RAP_STORE_STRANGE where it holds what would run; RAP_STORE_DAMAGED; RAP_STORE_READ_ONLY, RAP_STORE_FULL, RAP_STORE_BUSY
 */
export function openSqliteHandle(path: string): SqliteHandle {
  makePrivate(path);
  const database = guard(path, () => new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 }));
  try {
    guard(path, () => prepareFile(database, path));
  } catch (problem) {
    database.close();
    throw problem;
  }
  return makeHandle(database, path);
}

/** A new library is its owner's alone; its log and its index of the log get the same mode from SQLite. What is there already keeps the mode it was given. */
function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch {
    // There already, or not to be made: SQLite says which.
  }
}

function prepareFile(database: DatabaseSync, path: string): void {
  const { application_id: found } = database.prepare("pragma application_id").get() as { application_id: number };
  if (found !== applicationId) {
    const { tables } = database.prepare("select count(*) as tables from sqlite_schema").get() as { tables: number };
    if (found !== 0 || tables > 0) throw sqliteError.noLibrary(path);
  }
  refuseStrange(database, path);
  database.exec(
    "pragma trusted_schema = off; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536; pragma mmap_size = 1073741824; pragma temp_store = memory; pragma wal_autocheckpoint = 8192",
  );
  if (found !== applicationId) database.exec(`pragma application_id = ${applicationId}`);
}

function makeHandle(database: DatabaseSync, location: string): SqliteHandle {
  const objects = makeCache(database, false);
  const arrays = makeCache(database, true);
  return {
    location,
    get isInTransaction() {
      return database.isTransaction;
    },
    run: (sql, parameters) =>
      guard(location, () => {
        const { statement, isReader } = objects(sql);
        const values = parameters as SQLInputValue[];
        if (isReader) return { rows: statement.all(...values), changes: 0 };
        return { rows: [], changes: Number(statement.run(...values).changes) };
      }),
    iterate: (sql, parameters) =>
      guard(location, () => arrays(sql).statement.iterate(...(parameters as SQLInputValue[])) as unknown as IterableIterator<readonly unknown[]>),
    exec: (sql) => {
      guard(location, () => database.exec(sql));
    },
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** Prepared statements by their text; what was used least recently goes first. */
function makeCache(database: DatabaseSync, isArray: boolean): (sql: string) => Prepared {
  const known = new Map<string, Prepared>();
  return (sql) => {
    const found = known.get(sql);
    if (found !== undefined) {
      known.delete(sql);
      known.set(sql, found);
      return found;
    }
    const statement = database.prepare(sql);
    if (isArray) statement.setReturnArrays(true);
    const made = { statement, isReader: statement.columns().length > 0 };
    known.set(sql, made);
    if (known.size > maximumPrepared) known.delete(known.keys().next().value as string);
    return made;
  };
}

function guard<T>(location: string, act: () => T): T {
  try {
    return act();
  } catch (problem) {
    throw sqliteError.from(problem, location);
  }
}
