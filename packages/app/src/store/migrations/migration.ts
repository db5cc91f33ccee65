import { sql, type Kysely } from "kysely";
import type { DialectName } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** A step from one schema to the next. Once released it is never changed. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** The dialect whose tables it changes; both where it is left out. The other notes the version and stays as it is. */
  readonly only?: DialectName;
  /**
   * For a PostgreSQL library with rows: does the long part before `up`, in short transactions of its own, while others read and write. It is called again after a
   * stop, or where `up` had to let others go first, and continues where it was.
   */
  readonly prepare?: (db: Kysely<Tables>) => Promise<void>;
  /**
   * Runs inside a transaction. Does the whole where nothing was prepared. It is begun again where others hold what it wants to lock, and is to end at once where
   * it was prepared: nobody may wait for it longer than a second.
   */
  readonly up: (db: Kysely<Tables>, dialect: DialectName) => Promise<void>;
}

/**
 * Runs statements that mean the same in both dialects. `TEXT` compares by bytes in both (`COLLATE "C"` in PostgreSQL, BINARY in SQLite), `REAL` is a
 * double, `CLUSTERED` after a table keeps its rows in the order of its primary key where the dialect can.
 */
export async function runStatements(db: Kysely<Tables>, dialect: DialectName, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(dialect === "sqlite" ? forSqlite(statement) : forPostgres(statement)).execute(db);
}

function forSqlite(statement: string): string {
  return statement.replace(/\)\s*CLUSTERED$/, ") WITHOUT ROWID");
}

function forPostgres(statement: string): string {
  return statement
    .replace(/\)\s*CLUSTERED$/, ")")
    .replaceAll(/\bTEXT\b/g, 'TEXT COLLATE "C"')
    .replaceAll(/\bREAL\b/g, "DOUBLE PRECISION");
}
