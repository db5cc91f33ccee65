import { openReadingPool, type ReadingPool } from "../jobs/reading-pool.ts";
import type { CommandIo } from "./io.ts";

/** Gives processes that read documents to what uses them, and ends them afterwards. */
export async function withReaders<T>(
  { openReaders = openReadingPool }: CommandIo,
  count: number | undefined,
  use: (pool: ReadingPool) => Promise<T>,
): Promise<T> {
  const pool = openReaders(count);
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}
