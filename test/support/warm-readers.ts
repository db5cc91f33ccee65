import { openReadingPool, type ReadingPool } from "../../packages/app/src/jobs/reading-pool.ts";

let shared: ReadingPool | undefined;
/** Longer than any run of the tests. */
const forEver = 60 * 60_000;

/** Processes that read, for all tests of a process: the first document of each costs more than a second. They stay when they are closed, and end with the process. */
export function warmReaders(): ReadingPool {
  shared ??= { ...openReadingPool(2, forEver), close: async () => undefined };
  return shared;
}
