import type { JobNote, JobStore } from "../job-store.ts";
import { openListeners } from "../listeners.ts";
import type { Trx } from "./job-engine.ts";

type Known = Exclude<JobNote, null>;

/** Tells of jobs that changed, in this process and, with a server, in the others. */
export interface JobWatch extends Pick<JobStore, "watch" | "isHearing"> {
  /** Called inside the transaction that changed a job. */
  readonly noteInTransaction: (trx: Trx, note: Known) => Promise<void>;
  /** Called once it is durable. */
  readonly noteDurable: (note: Known) => void;
  /** Units of a job went on: told soon, many together. */
  readonly progress: (job: string) => void;
}

/** News of units that went on waits so long for more of them. */
export const progressEveryMs = 250;

/** Collects names and hands them on together. The first waits as long as the last may have to; keeps no program alive. */
export function gatherNames(everyMs: number, hand: (names: readonly string[]) => void): (name: string) => void {
  const names = new Set<string>();
  return (name) => {
    names.add(name);
    if (names.size > 1) return;
    setTimeout(() => {
      const gathered = [...names];
      names.clear();
      hand(gathered);
    }, everyMs).unref();
  };
}

/** For a library that one process has to itself: SQLite. */
export function localJobWatch(): JobWatch {
  const { watch, tell } = openListeners<JobNote>();
  return {
    watch,
    isHearing: () => true,
    noteInTransaction: async () => {},
    noteDurable: tell,
    progress: gatherNames(progressEveryMs, () => tell(null)),
  };
}
