import {
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import { columnParameters } from "../sql/column-text.ts";
import { postgresError } from "./postgres-error.ts";
import { statementTimeoutMs, type PostgresPool } from "./postgres-pool.ts";

/** A pooler takes no settings when a connection begins, and what is set on one would meet others: it holds for a transaction alone. */
const limitOfTime = CompiledQuery.raw(`set local statement_timeout = ${statementTimeoutMs}`);

/** Kysely over a pool of connections, with what it throws turned into errors of the catalogue. */
export function postgresDialect(pool: Pick<PostgresPool, "pool" | "isShared">, location: string): Dialect {
  return {
    createDriver: () => new GuardedDriver(pool, (problem) => postgresError(problem, location)),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

type Translate = (problem: unknown) => unknown;

/** Kysely's driver, with what is thrown turned into something else. */
export class GuardedDriver implements Driver {
  readonly #driver: Driver;
  readonly #translate: Translate;
  readonly #isShared: boolean;

  constructor({ pool, isShared }: Pick<PostgresPool, "pool" | "isShared">, translate: Translate) {
    this.#driver = new PostgresDriver({ pool });
    this.#translate = translate;
    this.#isShared = isShared;
  }

  init(): Promise<void> {
    return this.#driver.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new GuardedConnection(await this.#guard(() => this.#driver.acquireConnection()), this.#translate);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#guard(async () => {
      await this.#driver.beginTransaction(inner(connection), settings);
      if (this.#isShared) await inner(connection).executeQuery(limitOfTime);
    });
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#guard(() => this.#driver.commitTransaction(inner(connection)));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await this.#driver.rollbackTransaction(inner(connection));
    } catch {
      // The connection is gone and the transaction with it; what led here is told instead.
    }
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driver.releaseConnection(inner(connection));
  }

  destroy(): Promise<void> {
    return this.#driver.destroy();
  }

  async #guard<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (problem) {
      throw this.#translate(problem);
    }
  }
}

class GuardedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #translate: Translate;

  constructor(connection: DatabaseConnection, translate: Translate) {
    this.inner = connection;
    this.#translate = translate;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await this.inner.executeQuery<R>({ ...query, parameters: columnParameters(query.parameters) });
    } catch (problem) {
      throw this.#translate(problem);
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

/** Kysely's driver knows only the connections that it made. */
function inner(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof GuardedConnection ? connection.inner : connection;
}
