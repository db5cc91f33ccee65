import { openReadingPool, type ReadingPool } from "../../packages/app/src/jobs/reading-pool.ts";

let shared: ReadingPool | undefined;
/** Longer than any run of the tests. */
const forEver = 60 * 60_000;

/** A process that reads, for all tests of a process: its first document costs more than two seconds, and a second one would cost them again. It stays when it is closed, and ends with the process. */
export function warmReaders(): ReadingPool {
  shared ??= { ...openReadingPool(1, forEver), close: async () => undefined };
  return shared;
}
