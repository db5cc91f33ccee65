import type { Transaction } from "kysely";
import type { RecordKind, RecordOf } from "../../records/records.ts";
import type { TypesByKey } from "./record-links.ts";
import type { DialectName } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** What a commit does to one record. */
export interface RecordStep<K extends RecordKind = RecordKind> {
  readonly kind: K;
  readonly id: string;
  readonly before: RecordOf<K> | null;
  readonly after: RecordOf<K> | null;
}

/** A commit while it is being applied: what each part that keeps a table up to date is given. */
export interface CommitWork {
  readonly trx: Transaction<Tables>;
  readonly dialect: DialectName;
  readonly project: string;
  readonly revision: number;
  readonly steps: readonly RecordStep[];
  /** Types of the statements that are touched, as they are after the commit. */
  readonly types: TypesByKey;
  /** Everything is made again: what only counts is counted once, at the end. */
  readonly isRebuild?: boolean;
}

/** Keeps a table that is made from the records up to date. */
export type Projection = (work: CommitWork) => Promise<void>;

/** Documents that are about to be emptied. */
export interface ErasedDocuments {
  readonly project: string;
  readonly dialect: DialectName;
  readonly documents: readonly string[];
}

/** What follows the history: called within the transaction of each commit, or of each erasure before its commit, one after the other. */
export interface Followers {
  readonly projections: readonly Projection[];
  /** Remove what else is kept of these documents. */
  readonly erasures: readonly ((trx: Transaction<Tables>, erased: ErasedDocuments) => Promise<void>)[];
}

export function stepsOf<K extends RecordKind>({ steps }: Pick<CommitWork, "steps">, kind: K): RecordStep<K>[] {
  return steps.filter((step) => step.kind === kind) as unknown as RecordStep<K>[];
}
