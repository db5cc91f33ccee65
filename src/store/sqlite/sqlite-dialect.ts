import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import { columnParameters } from "../table/column-text.ts";
import type { SqliteHandle } from "./sqlite-handle.ts";

/** Kysely over an SQLite handle: one connection, so that transactions follow each other and a read never sees half of one. */
export function sqliteDialect(handle: SqliteHandle): Dialect {
  return {
    createDriver: () => new HandleDriver(handle),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class HandleDriver implements Driver {
  readonly #handle: SqliteHandle;
  readonly #connection: HandleConnection;

  constructor(handle: SqliteHandle) {
    this.#handle = handle;
    this.#connection = new HandleConnection(handle);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  /** Takes the write lock at once: a transaction that begins by reading could otherwise fail when it comes to write. */
  async beginTransaction(): Promise<void> {
    this.#handle.exec("begin immediate");
  }

  async commitTransaction(): Promise<void> {
    this.#handle.exec("commit");
  }

  async rollbackTransaction(): Promise<void> {
    // A full disk makes SQLite roll back by itself; then there is nothing left to roll back.
    if (this.#handle.isInTransaction) this.#handle.exec("rollback");
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#handle.close();
  }
}

class HandleConnection implements DatabaseConnection {
  readonly #handle: SqliteHandle;

  constructor(handle: SqliteHandle) {
    this.#handle = handle;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = this.#handle.run(query.sql, columnParameters(query.parameters));
    return { rows: rows as R[], numAffectedRows: BigInt(changes) };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}
