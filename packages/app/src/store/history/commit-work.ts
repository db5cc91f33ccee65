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
}

export function stepsOf<K extends RecordKind>({ steps }: Pick<CommitWork, "steps">, kind: K): RecordStep<K>[] {
  return steps.filter((step) => step.kind === kind) as unknown as RecordStep<K>[];
}
