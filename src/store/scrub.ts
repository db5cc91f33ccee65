import { sql } from "kysely";
import type { StoreContext } from "./store-context.ts";

/**
 * Does work whose deletions leave nothing behind on the disk: a database only marks as free what is deleted, and anybody who has the file could read on. Of an
 * SQLite library, what is freed is overwritten and the write-ahead log is emptied. PostgreSQL does the like by itself, when it vacuums.
 *
 * Cost: that of the work, and writing what it frees.
 */
export async function scrubbing<T>({ dialect, db }: Pick<StoreContext, "dialect" | "db">, work: () => Promise<T>): Promise<T> {
  if (dialect === "postgres") return work();
  await sql`pragma secure_delete = on`.execute(db);
  try {
    return await work();
  } finally {
    await sql`pragma secure_delete = off`.execute(db);
    // Where a long reading holds it up, the log is emptied when it next begins anew.
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  }
}
