import type { ActionPattern } from "../coding/lexicons/parse-action-lexicon.ts";

/** Token indexes that may hold the target, and how they were reached. */
export interface Slot {
  readonly heads: readonly number[];
  readonly via: "object" | "preposition" | "complement" | "mutual" | "owner";
}

/** A pattern found in a tree. */
export interface Trigger {
  readonly pattern: ActionPattern;
  readonly head: number;
  /** Token indexes of the phrases that may hold the source; for a noun, empty where only its owner can. */
  readonly sources: readonly number[];
  readonly targets: readonly Slot[];
  /** True where sources and targets are parties to the same act. */
  readonly mutual: boolean;
}
