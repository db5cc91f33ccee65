import { sql, type Kysely } from "kysely";
import type { DialectName } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** A step from one schema to the next. Once released it is never changed. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** Runs inside a transaction. */
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
