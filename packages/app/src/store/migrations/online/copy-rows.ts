import { sql, type Kysely } from "kysely";
import type { Tables } from "../../tables.ts";
import { columnsOf, nextOf, type RebuiltTable } from "./rebuilt-table.ts";

/** Where copying stands: the key of the last row, as text; null before the first. */
export type CopiedTo = readonly string[] | null;

/**
 * Copies the rows that follow a key into the new table, in the order of the primary key. What is there already stays: it was brought up to date later.
 *
 * @returns the key of the last of them; null where none followed
 */
export async function copyRows(trx: Kysely<Tables>, table: RebuiltTable, { after, limit }: { after: CopiedTo; limit: number }): Promise<CopiedTo> {
  const key = table.key.join(", ");
  const asText = table.key.map((column) => `${column}::text`).join(", ");
  const { names, values } = await columnsOf(trx, table);
  const follows = after === null ? sql`` : sql`where (${sql.raw(key)}) > (${sql.join(after)})`;
  const { rows } = await sql<{ last: string[] }>`with part as materialized (
      select * from ${sql.raw(table.name)} ${follows} order by ${sql.raw(key)} limit ${limit}),
    put as (insert into ${sql.raw(nextOf(table))} (${sql.raw(names)}) select ${sql.raw(values)} from part as old on conflict do nothing)
    select array[${sql.raw(asText)}] as last from part order by ${sql.raw(table.key.map((column) => `${column} desc`).join(", "))} limit 1`.execute(
    trx,
  );
  return rows[0]?.last ?? null;
}

/** The whole at once, where nobody waits. */
export async function copyAll(trx: Kysely<Tables>, table: RebuiltTable): Promise<void> {
  const { names, values } = await columnsOf(trx, table);
  await sql.raw(`insert into ${nextOf(table)} (${names}) select ${values} from ${table.name} as old`).execute(trx);
}
