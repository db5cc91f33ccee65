import { openReadingPool as open, type ReadingPool } from "../../../packages/app/src/jobs/reading-pool.ts";
import { remember } from "./remember.ts";
import { bytesOf } from "./remembered-reading.ts";

/* Stands for the processes that read where commands run one after the other: all share them, and each document is read once. */

let shared: ReadingPool | undefined;

export function openReadingPool(): ReadingPool {
  // One process, whatever a command asks for: a second takes longer to start than the few documents of a page take to read.
  const pool = (shared ??= open(1));
  return {
    ...pool,
    run: (task, options) => {
      const { source, ...how } = task;
      const what = how.kind === "code" ? source : bytesOf(source as Parameters<typeof bytesOf>[0]);
      return remember([what, how], () => pool.run(task, options));
    },
    // They end with this process.
    close: async () => undefined,
  };
}
