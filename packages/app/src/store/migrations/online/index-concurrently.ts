import { sql, type Kysely } from "kysely";
import type { Tables } from "../../tables.ts";

/** Makes an index of PostgreSQL while others write. What a stop left half made is made once more. @param text as `CREATE INDEX IF NOT EXISTS …` */
export async function indexConcurrently(db: Kysely<Tables>, name: string, text: string): Promise<void> {
  const { rows } = await sql`select from pg_index where indexrelid = to_regclass(${name}) and not indisvalid`.execute(db);
  if (rows.length > 0) await sql`drop index concurrently ${sql.table(name)}`.execute(db);
  await sql.raw(text.replace("INDEX", "INDEX CONCURRENTLY")).execute(db);
}
