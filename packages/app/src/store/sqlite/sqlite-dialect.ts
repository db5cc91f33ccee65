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
import { columnParameters } from "../sql/column-text.ts";
import { beginQuery, letOthersIn, othersWaitMs } from "./fair-turns.ts";
import type { SqliteHandle } from "./sqlite-handle.ts";

/** Who lends connections of a file to anyone who asks for one, and has them back. */
export interface Lender {
  readonly acquire: () => Promise<HandleConnection>;
  readonly release: (connection: HandleConnection) => void;
  readonly close: () => void;
}

/** Kysely over an SQLite handle: one connection, so that transactions follow each other and a read never sees half of one. */
export function sqliteDialect(handle: SqliteHandle): Dialect {
  const connection = new HandleConnection(handle);
  const lender: Lender = { acquire: async () => connection, release: () => undefined, close: () => handle.close() };
  return dialectOver(lender, () => new SqliteAdapter());
}

/** Kysely over connections that somebody lends, and keeps in order. */
export function lentDialect(lender: Lender): Dialect {
  return dialectOver(lender, () => new LentAdapter());
}

function dialectOver(lender: Lender, createAdapter: () => SqliteAdapter): Dialect {
  return {
    createDriver: () => new HandleDriver(lender),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter,
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class LentAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class HandleDriver implements Driver {
  readonly #lender: Lender;

  constructor(lender: Lender) {
    this.#lender = lender;
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    return this.#lender.acquire();
  }

  /** Takes the write lock at once: a transaction that begins by reading could otherwise fail when it comes to write. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as HandleConnection).handle.exec("begin immediate");
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as HandleConnection).handle.exec("commit");
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const { handle } = connection as HandleConnection;
    // A full disk makes SQLite roll back by itself; then there is nothing left to roll back.
    if (handle.isInTransaction) handle.exec("rollback");
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#lender.release(connection as HandleConnection);
  }

  async destroy(): Promise<void> {
    this.#lender.close();
  }
}

/** How long queries may follow one another before others have their turn. */
const patienceMs = 15;
/** The first time in a transaction: from then on others read by another connection, whose memory is cold. */
const firstPatienceMs = 50;

export class HandleConnection implements DatabaseConnection {
  readonly handle: SqliteHandle;
  readonly #onLong: (() => void) | undefined;
  #isLong = false;

  /** @param onLong told when a transaction of this connection takes long, before others have their turn inside it */
  constructor(handle: SqliteHandle, onLong?: () => void) {
    this.handle = handle;
    this.#onLong = onLong;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    beginQuery();
    const { rows, changes } = this.handle.run(query.sql, columnParameters(query.parameters));
    await this.#giveTurns();
    return { rows: rows as R[], numAffectedRows: BigInt(changes) };
  }

  async #giveTurns(): Promise<void> {
    const isInTransaction = this.#onLong !== undefined && this.handle.isInTransaction;
    this.#isLong &&= isInTransaction;
    if (othersWaitMs() < (isInTransaction && !this.#isLong ? firstPatienceMs : patienceMs)) return;
    if (isInTransaction) this.#onLong?.();
    this.#isLong = isInTransaction;
    await letOthersIn();
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}
