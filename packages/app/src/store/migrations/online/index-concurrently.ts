import { setTimeout } from "node:timers/promises";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../../tables.ts";

/** Between two looks at whose turn it is. */
const pauseMs = 500;

/**
 * Makes an index of PostgreSQL while others write, however long it takes. What a stop left half made is made once more.
 *
 * @param text as `CREATE INDEX IF NOT EXISTS …`
 */
export async function indexConcurrently(db: Kysely<Tables>, name: string, text: string): Promise<void> {
  const make = async (own: Kysely<Tables>): Promise<void> => {
    const { rows } = await sql`select from pg_index where indexrelid = to_regclass(${name}) and not indisvalid`.execute(own);
    if (rows.length > 0) await sql`drop index concurrently ${sql.table(name)}`.execute(own);
    await sql.raw(text.replace("INDEX", "INDEX CONCURRENTLY")).execute(own);
  };
  while (!(await ifItIsOurTurn(db, () => withoutLimit(db, make)))) await setTimeout(pauseMs);
}

/**
 * Works unless another server does. Two that make an index of one table at once wait for one another, one of them is called off, and the other takes what it left
 * half made for whole. Nobody may wait in the database for the turn either: whoever makes an index waits for all that wait there.
 */
async function ifItIsOurTurn(db: Kysely<Tables>, work: () => Promise<void>): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx);
    const { rows } = await sql<{ isOurs: boolean }>`select pg_try_advisory_xact_lock(72, 5) as is_ours`.execute(trx);
    if (rows[0]?.isOurs !== true) return false;
    await work();
    return true;
  });
}

/**
 * Such an index is made in no transaction, so that the limit of our connections (`postgres-pool.ts`) would end it, and it would begin again without end. Behind a pooler
 * connections have none of ours, and what is set on one would meet others.
 */
async function withoutLimit(db: Kysely<Tables>, work: (own: Kysely<Tables>) => Promise<void>): Promise<void> {
  await db.connection().execute(async (own) => {
    const { rows } = await sql`select from pg_settings where name = 'statement_timeout' and source = 'client'`.execute(own);
    if (rows.length === 0) return work(own);
    await sql`set statement_timeout = 0`.execute(own);
    try {
      await work(own);
    } finally {
      await sql`reset statement_timeout`.execute(own);
    }
  });
}
