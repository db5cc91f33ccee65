import { sql } from "kysely";
import type { StoreContext } from "./store-context.ts";

/**
 * Does work whose deletions leave nothing behind on the disk: a database only marks as free what is deleted, and anybody who has the file could read on. Of an
 * SQLite library, what is freed is overwritten, the search index is put together and the file written again without what earlier moves left in it, and the
 * write-ahead log is emptied. PostgreSQL does the like by itself, when it vacuums.
 *
 * Cost: that of the work, and writing the whole file: an erasure is rare and may take its seconds.
 */
export async function scrubbing<T>({ dialect, writer }: Pick<StoreContext, "dialect" | "writer">, work: () => Promise<T>): Promise<T> {
  if (dialect === "postgres") return work();
  await sql`pragma secure_delete = on`.execute(writer);
  try {
    const done = await work();
    // The full-text index only marks what is deleted, and keeps its words until it is put together again.
    await sql`insert into search_words (search_words) values ('optimize')`.execute(writer);
    // Pages that were split or moved keep copies of what stood in them.
    await sql`vacuum`.execute(writer);
    return done;
  } finally {
    await sql`pragma secure_delete = off`.execute(writer);
    // Where a long reading holds it up, the log is emptied when it next starts over.
    await sql`pragma wal_checkpoint(truncate)`.execute(writer);
  }
}
