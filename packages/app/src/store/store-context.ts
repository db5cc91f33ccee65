import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

export type DialectName = "sqlite" | "postgres";

/** Reads that see one state of the library, whatever is written meanwhile. */
export interface ConsistentReader {
  readonly db: Kysely<Tables>;
  /** Rows as arrays, for passes over many; `consume` takes them all before it returns. `?` stands for a parameter in both dialects. */
  readonly rows: (query: string, parameters: readonly unknown[], consume: (rows: Iterable<readonly unknown[]>) => void) => Promise<void>;
}

/** Where what is shown may be read from: the library, or a replica of it. */
export type Reading = Pick<StoreContext, "db" | "readConsistently">;

/** What every part of a store works with. */
export interface StoreContext {
  readonly dialect: DialectName;
  readonly location: string;
  readonly db: Kysely<Tables>;
  /** What writes, for what no transaction of `write` can do: making tables, looking after the file. */
  readonly writer: Kysely<Tables>;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly readConsistently: <T>(work: (reader: ConsistentReader) => Promise<T>) => Promise<T>;
  /**
   * Writes what must be in order: one transaction after the other, those that wait together in one, each in a savepoint of its own, so that they share one
   * wait for the disk. Resolves once the whole is durable. `work` may wait for nothing but its transaction; it is told how to ask whether others wait for theirs.
   */
  readonly write: <T>(work: (trx: Transaction<Tables>, othersWait: () => boolean) => Promise<T>) => Promise<T>;
}
