import type { Entity } from "../model/entity.ts";
import type { Readout } from "../model/readout.ts";
import type { StatementTable } from "../model/statement-table.ts";
import type { Trust } from "../agreement/trust.ts";

/** A project of a library as a source of statements: of a store at hand, or of a server that has the library open. */
export interface LibrarySource {
  /** How messages call it. */
  readonly name: string;
  /** Statements in columns, entities by their keys. */
  readonly table: () => Promise<StatementTable>;
  /** Those that stand, by their keys. */
  readonly entities: () => Promise<readonly Entity[]>;
  /** Every document as a readout, reviews included. */
  readonly readouts: () => Promise<readonly Readout[]>;
  /** Precision of drafts by type, from the project's reviews. */
  readonly trust: () => Promise<readonly Trust[]>;
}
