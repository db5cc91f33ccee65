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
import type { Sending } from "../sql/send-query.ts";
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

  /** Sent with the first question of the transaction, which tells of what is wrong. */
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const guarded = guardedOf(connection);
    await guarded.goOn(this.#driver.beginTransaction(guarded.inner, settings));
    if (this.#isShared) await guarded.send(limitOfTime);
  }

  /** Sent behind what was sent before: where something of that failed, the server keeps nothing, and that is what is told. */
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const guarded = guardedOf(connection);
    const committed = this.#guard(() => this.#driver.commitTransaction(guarded.inner));
    await Promise.allSettled([committed]);
    await guarded.settle();
    return committed;
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

/** What is sent and not waited for is kept in memory until it has left. */
const mostSent = 16;

class GuardedConnection implements DatabaseConnection, Sending {
  readonly inner: DatabaseConnection;
  readonly #translate: Translate;
  readonly #sent = new Set<Promise<unknown>>();
  #failed: { readonly problem: unknown } | null = null;

  constructor(connection: DatabaseConnection, translate: Translate) {
    this.inner = connection;
    this.#translate = translate;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await this.#ask<R>(query);
    } catch (problem) {
      // What was sent before and failed is why the server takes nothing more.
      await this.settle();
      throw this.#translate(problem);
    }
  }

  #ask<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.inner.executeQuery<R>({ ...query, parameters: columnParameters(query.parameters) });
  }

  async send(query: CompiledQuery): Promise<void> {
    await this.goOn(this.#ask(query));
  }

  /** Does not wait for something that was sent, unless much is under way. */
  async goOn(sent: Promise<unknown>): Promise<void> {
    const ended: Promise<unknown> = sent
      .catch((problem: unknown) => {
        this.#failed ??= { problem };
      })
      .finally(() => this.#sent.delete(ended));
    this.#sent.add(ended);
    if (this.#sent.size >= mostSent) await this.settle();
  }

  async settle(): Promise<void> {
    await Promise.all(this.#sent);
    const failed = this.#failed;
    this.#failed = null;
    if (failed !== null) throw this.#translate(failed.problem);
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

function guardedOf(connection: DatabaseConnection): GuardedConnection {
  if (connection instanceof GuardedConnection) return connection;
  throw new TypeError("a connection of another driver");
}

/** Kysely's driver knows only the connections that it made. */
function inner(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof GuardedConnection ? connection.inner : connection;
}
