import type { Transaction } from "kysely";
import type { HistoryStore } from "../store.ts";
import { openListeners } from "../listeners.ts";
import type { Tables } from "../tables.ts";

export interface CommitNote {
  readonly project: string;
  readonly revision: number;
}

/** Tells listeners of commits, in their order. */
export interface CommitWatch {
  readonly watch: HistoryStore["watch"];
  /** Called inside the commit's transaction. */
  readonly noteInTransaction: (trx: Transaction<Tables>, note: CommitNote) => Promise<void>;
  /** Called once it is durable. */
  readonly noteDurable: (note: CommitNote) => void;
}

/** For a library that one process has to itself: SQLite. */
export function localWatch(): CommitWatch {
  const { watch, tell } = openListeners<CommitNote>();
  return { watch, noteInTransaction: async () => {}, noteDurable: tell };
}
