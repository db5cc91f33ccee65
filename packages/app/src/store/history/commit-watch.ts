import type { Transaction } from "kysely";
import type { HistoryStore } from "../store.ts";
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

interface Listeners {
  readonly watch: HistoryStore["watch"];
  readonly tell: (note: CommitNote) => void;
}

/** Listeners of a process. One that throws does not keep the others from hearing. */
export function openListeners(): Listeners {
  const listeners = new Set<{ readonly listener: (note: CommitNote) => void }>();
  return {
    watch: (listener) => {
      const entry = { listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    tell: (note) => {
      for (const { listener } of listeners) {
        try {
          listener(note);
        } catch (problem) {
          // The commit stands; what a listener does with it is its own trouble, which must show.
          queueMicrotask(() => {
            throw problem;
          });
        }
      }
    },
  };
}

/** For a library that one process has to itself: SQLite. */
export function localWatch(): CommitWatch {
  const { watch, tell } = openListeners();
  return { watch, noteInTransaction: async () => {}, noteDurable: tell };
}
