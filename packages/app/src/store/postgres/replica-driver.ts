import { CompiledQuery, type DatabaseConnection, type Driver, type TransactionSettings } from "kysely";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { GuardedDriver } from "./postgres-dialect.ts";
import { postgresError } from "./postgres-error.ts";
import { openPool } from "./postgres-pool.ts";

/** A copy of the library on another server, which follows it. */
export interface Replica {
  readonly address: string;
  /** Its address without secrets. */
  readonly location: string;
  /** The schema that this program reads. */
  readonly schema: number;
  /** The revision that readers must be shown: what this process wrote, or was told of. */
  readonly needed: () => number;
}

/** Nobody waits longer than this for a replica that does not answer, and that only once in a while. */
const connectTimeoutMs = 1000;
const restMs = 10_000;

interface State {
  readonly revision: number;
  readonly schema: number;
  /** What the revision says of itself; null where there is none yet. */
  readonly mark: string | null;
}

const stateQuery = CompiledQuery.raw(`select s.revision, (select max(version) from schema_version) as schema,
  (select concat_ws(' ', r.project, extract(epoch from r.at), r.name, r.summary) from revisions r where r.revision = s.revision) as mark
  from library_state s where s.id = 1`);

function markQuery(revision: number): CompiledQuery {
  return CompiledQuery.raw(`select concat_ws(' ', project, extract(epoch from at), name, summary) as mark from revisions where revision = $1`, [
    revision,
  ]);
}

/**
 * Gives connections to a replica as long as it has the revision that is needed, else to the library itself. A replica that does not answer is left alone
 * for ten seconds. Revisions only grow: what was seen once needs no second look.
 */
export class ReplicaDriver implements Driver {
  readonly #replica: Replica;
  readonly #primary: Driver;
  readonly #drivers = new WeakMap<DatabaseConnection, Driver>();
  #opened: Promise<GuardedDriver> | null = null;
  #seen = -1;
  #isCopy: boolean | null = null;
  #restsUntil = 0;

  constructor(replica: Replica, primary: Driver) {
    this.#replica = replica;
    this.#primary = primary;
  }

  init(): Promise<void> {
    return this.#primary.init();
  }

  /** @throws RAP_STORE_REPLICA where the replica answers and is a copy of something else */
  async check(): Promise<void> {
    const connection = await this.#freshConnection();
    if (connection !== null) await this.releaseConnection(connection);
    if (this.#isCopy === false) throw new RapporteurError("RAP_STORE_REPLICA", { location: this.#replica.location });
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return (await this.#freshConnection()) ?? this.#own(await this.#primary.acquireConnection(), this.#primary);
  }

  /** Null where the replica is away, behind, or a copy of something else. */
  async #freshConnection(): Promise<DatabaseConnection | null> {
    if (this.#isCopy === false || performance.now() < this.#restsUntil) return null;
    let connection: DatabaseConnection | null = null;
    try {
      const driver = await (this.#opened ??= this.#open());
      connection = this.#own(await driver.acquireConnection(), driver);
      if (this.#seen < this.#replica.needed()) await this.#look(connection);
      if (this.#seen >= this.#replica.needed()) return connection;
    } catch {
      this.#rest();
    }
    if (connection !== null) await this.releaseConnection(connection);
    return null;
  }

  async #open(): Promise<GuardedDriver> {
    try {
      const driver = new GuardedDriver(await openPool(this.#replica.address, { connectTimeoutMs }), (problem) => this.#translate(problem));
      await driver.init();
      return driver;
    } catch (problem) {
      this.#opened = null;
      throw problem;
    }
  }

  async #look(connection: DatabaseConnection): Promise<void> {
    const [state] = (await connection.executeQuery<State>(stateQuery)).rows;
    if (state === undefined || state.schema < this.#replica.schema) return;
    this.#isCopy ??= await this.#isOfLibrary(state);
    if (this.#isCopy) this.#seen = Math.max(this.#seen, state.revision);
  }

  /** Whether the library says the same of the replica's latest revision. */
  async #isOfLibrary({ revision, mark }: State): Promise<boolean | null> {
    if (mark === null) return null;
    const connection = await this.#primary.acquireConnection();
    try {
      const { rows } = await connection.executeQuery<Pick<State, "mark">>(markQuery(revision));
      return rows[0]?.mark === mark;
    } finally {
      await this.#primary.releaseConnection(connection);
    }
  }

  /** A query that the replica ended to keep up with the library can be asked again, as one whose connection was lost. */
  #translate(problem: unknown): unknown {
    const { location } = this.#replica;
    const isConflict = problem instanceof Error && "code" in problem && problem.code === "40001";
    const told = isConflict
      ? new RapporteurError("RAP_STORE_UNREACHABLE", { location, reason: problem.message }, { cause: problem })
      : postgresError(problem, location);
    if (isRapporteurError(told) && told.code === "RAP_STORE_UNREACHABLE") this.#rest();
    return told;
  }

  #rest(): void {
    this.#restsUntil = performance.now() + restMs;
  }

  #own(connection: DatabaseConnection, driver: Driver): DatabaseConnection {
    this.#drivers.set(connection, driver);
    return connection;
  }

  #driverOf(connection: DatabaseConnection): Driver {
    return this.#drivers.get(connection) ?? this.#primary;
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#driverOf(connection).beginTransaction(connection, settings);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driverOf(connection).commitTransaction(connection);
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#driverOf(connection).rollbackTransaction(connection);
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#driverOf(connection).releaseConnection(connection);
  }

  /** The library's own connections are not ended: others use them. */
  async destroy(): Promise<void> {
    const driver = await this.#opened?.catch(() => null);
    await driver?.destroy();
  }
}
