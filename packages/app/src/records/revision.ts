import type { AnyRecord, RecordKind, RecordOf } from "./records.ts";

/** Who did it: an account, or the program itself (`account` null) by a named part. */
export interface Author {
  readonly account: string | null;
  /** Shown name at the time, kept even when the account goes. */
  readonly name: string;
}

/**
 * One record's change. `expected` is the revision the writer saw it at; null where it must not exist. `after` null removes it. A writer who does
 * not care what stood there (a machine replacing its own untouched draft still does) has no way to say so: lost edits cannot be asked for.
 */
export type Change<K extends RecordKind = RecordKind> = {
  [P in K]: { readonly kind: P; readonly id: string; readonly expected: number | null; readonly after: RecordOf<P> | null };
}[K];

/** Changes that are made together or not at all. */
export interface CommitRequest {
  readonly project: string;
  readonly by: Author;
  /** What was done, in a word the history screen groups by: "accept", "edit", "merge", "import". */
  readonly action: string;
  /** One sentence for the history. */
  readonly summary: string;
  /** Given by the client and unique: the same key again gives the first commit's answer and changes nothing. */
  readonly requestKey?: string;
  /** The revision that this one undoes (or, where that was an undo, does again). */
  readonly undoes?: number;
  /** Texts that no document of the project may have yet: so that two who bring in the same text at once make one document of it. */
  readonly newTexts?: NewTexts;
  /** The revision at which the writer began to read what the records copy: nothing of the project may have been erased since. */
  readonly notErasedSince?: number;
  /** Figures that the project may share at a time; only a commit that adds one is refused. */
  readonly mostFigures?: number | undefined;
  readonly changes: readonly Change[];
}

export interface NewTexts {
  /** SHA-256 of each, as contents have it. */
  readonly hashes: readonly string[];
  /** Only documents that these accounts added count; all unless told. */
  readonly addedBy?: readonly string[];
}

export interface Committed {
  readonly revision: number;
  /** True where `requestKey` had been used: nothing was changed now. */
  readonly wasRepeated: boolean;
}

/** A commit as the history shows it. */
export interface Revision {
  readonly revision: number;
  readonly project: string;
  /** ISO 8601; never earlier than the revision before it, whatever the clock did. */
  readonly at: string;
  readonly by: Author;
  readonly action: string;
  readonly summary: string;
  readonly changeCount: number;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
}

/** One record through time: valid from `from` until before `to` (null: still). `record` null says that erasure emptied it. */
export interface Version {
  readonly kind: RecordKind;
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  readonly record: AnyRecord | null;
  readonly isErased: boolean;
}

/** What a revision did to a record; `before` null: it was made; `after` null: it was removed. */
export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: string;
  readonly before: AnyRecord | null;
  readonly after: AnyRecord | null;
}
