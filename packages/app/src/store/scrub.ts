import { sql, type Kysely } from "kysely";
import type { StoreContext } from "./store-context.ts";
import type { Tables } from "./tables.ts";

type Scrubbed = Pick<StoreContext, "dialect" | "writer" | "now">;

/** When the file of each library was last written again. */
const rewrittenAt = new WeakMap<Kysely<Tables>, number>();

/**
 * Does work whose deletions leave nothing behind on the disk: a database only marks as free what is deleted, and anybody who has the file could read on. Of an
 * SQLite library, what is freed is overwritten, the search index is put together and the file written again without what earlier moves left in it, and the
 * write-ahead log is emptied. PostgreSQL does the like by itself, when it vacuums.
 *
 * Cost: that of the work, and writing the whole file, while which nobody else is served: an erasure is rare and may take its seconds. Where anybody may ask for one,
 * the file is written again once in `restMs`, and what is freed meanwhile is overwritten where it stands.
 */
export async function scrubbing<T>({ dialect, writer, now }: Scrubbed, work: () => Promise<T>, { restMs = 0 } = {}): Promise<T> {
  if (dialect === "postgres") return work();
  await sql`pragma secure_delete = on`.execute(writer);
  try {
    const done = await work();
    if (now() - (rewrittenAt.get(writer) ?? Number.NEGATIVE_INFINITY) < restMs) return done;
    rewrittenAt.set(writer, now());
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
