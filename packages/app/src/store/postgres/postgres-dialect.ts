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
    return new GuardedConnection(await this.#guard(() => this.#driver.acquireConnection()), {
      translate: this.#translate,
      pipelines: !this.#isShared,
    });
  }

  /** Sent with the first question of the transaction, which tells of what is wrong. */
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const guarded = guardedOf(connection);
    const beginning = this.#driver.beginTransaction(guarded.inner, settings);
    if (!this.#isShared) return guarded.begin(beginning);
    await this.#guard(() => beginning);
    await guarded.send(limitOfTime);
  }

  /** Sent behind what was sent before: where something of that failed, the server keeps nothing, and that is what is told. */
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const guarded = guardedOf(connection);
    if (this.#isShared) await guarded.settle();
    // What failed before it reached the server would not keep the server from ending the transaction.
    guarded.tellFailed();
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
  readonly #pipelines: boolean;
  readonly #sent = new Set<Promise<unknown>>();
  /** Questions whose answers somebody waits for. */
  readonly #asked = new Set<Promise<unknown>>();
  #failed: { readonly problem: unknown } | null = null;
  #beginning: Promise<unknown> | null = null;

  /** @param pipelines whether the driver may be asked while it waits for an answer: not over the connections of a pooler */
  constructor(connection: DatabaseConnection, { translate, pipelines }: { readonly translate: Translate; readonly pipelines: boolean }) {
    this.inner = connection;
    this.#translate = translate;
    this.#pipelines = pipelines;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const sentBefore = [...this.#sent];
    const askedBefore = [...this.#asked];
    const asked = this.#ask<R>(query);
    this.#asked.add(asked);
    try {
      const result = await asked;
      // Answered before this one.
      await Promise.all(sentBefore);
      this.tellFailed();
      return result;
    } catch (problem) {
      // What was sent or asked before and failed is why the server takes nothing more.
      await Promise.all(this.#sent);
      this.tellFailed();
      throw this.#translate(isOfAborted(problem) ? await firstFailure(askedBefore, problem) : problem);
    } finally {
      this.#asked.delete(asked);
    }
  }

  async #ask<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#pipelines) await Promise.allSettled([...this.#sent, ...this.#asked]);
    return this.inner.executeQuery<R>({ ...query, parameters: columnParameters(query.parameters) });
  }

  async send(query: CompiledQuery): Promise<void> {
    // Where the transaction did not begin, each write would be kept by itself.
    if (this.#beginning !== null) await this.#beginning;
    this.tellFailed();
    await this.goOn(this.#ask(query));
  }

  /** Does not wait for the beginning: what is asked first tells whether it failed, and nothing is written before. */
  begin(beginning: Promise<unknown>): void {
    this.#beginning = this.#note(beginning).finally(() => {
      this.#beginning = null;
    });
  }

  /** Does not wait for something that was sent, unless much is under way. */
  async goOn(sent: Promise<unknown>): Promise<void> {
    void this.#note(sent);
    if (this.#sent.size >= mostSent) await this.settle();
  }

  #note(sent: Promise<unknown>): Promise<unknown> {
    const ended: Promise<unknown> = sent
      .catch((problem: unknown) => {
        this.#failed ??= { problem };
      })
      .finally(() => this.#sent.delete(ended));
    this.#sent.add(ended);
    return ended;
  }

  async settle(): Promise<void> {
    await Promise.all(this.#sent);
    const failed = this.#failed;
    this.#failed = null;
    if (failed !== null) throw this.#translate(failed.problem);
  }

  /** @throws what is known to have failed of what was sent */
  tellFailed(): void {
    if (this.#failed !== null) throw this.#translate(this.#failed.problem);
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

/** Told of all that comes after something failed in a transaction. */
function isOfAborted(problem: unknown): boolean {
  return problem instanceof Error && "code" in problem && problem.code === "25P02";
}

/** What the first of these failed by that were asked earlier. */
async function firstFailure(asked: readonly Promise<unknown>[], problem: unknown): Promise<unknown> {
  const failed = (await Promise.allSettled(asked)).find((one) => one.status === "rejected");
  return failed === undefined ? problem : failed.reason;
}

function guardedOf(connection: DatabaseConnection): GuardedConnection {
  if (connection instanceof GuardedConnection) return connection;
  throw new TypeError("a connection of another driver");
}

/** Kysely's driver knows only the connections that it made. */
function inner(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof GuardedConnection ? connection.inner : connection;
}
