import { sql, type Kysely } from "kysely";
import type { Tables } from "../../tables.ts";
import { withBriefLocks } from "./lock-briefly.ts";
import { changesOf, columnsOf, nextOf, type RebuiltTable } from "./rebuilt-table.ts";

/**
 * Notes the keys of rows that are written from now on, in a table beside. The triggers run once a statement, however many rows it writes; those who write
 * wait for nothing but the short lock under which the triggers are made.
 */
export async function noteChanges(trx: Kysely<Tables>, table: RebuiltTable): Promise<void> {
  const changes = changesOf(table);
  const key = table.key.join(", ");
  const note = (rows: string): string => `insert into ${changes} (${key}) select ${key} from ${rows};`;
  // A function for each: one that names a table of rows can be used only where the trigger has it.
  const made = (name: string, ...rows: string[]): string =>
    `create function note_${table.name}_${name}() returns trigger language plpgsql as $$ begin ${rows.map(note).join(" ")} return null; end $$`;
  const event = (name: string, referencing: string): string => `create trigger note_${name} after ${name} on ${table.name} referencing ${referencing}
    for each statement execute function note_${table.name}_${name}()`;
  await sql.raw(`create table ${changes} as select ${key} from ${table.name} with no data`).execute(trx);
  await withBriefLocks(trx, [
    made("insert", "rows_after"),
    made("update", "rows_before", "rows_after"),
    made("delete", "rows_before"),
    event("insert", "new table as rows_after"),
    event("update", "old table as rows_before new table as rows_after"),
    event("delete", "old table as rows_before"),
  ]);
}

/**
 * Brings the new table up to date with every change that was noted, whole commits at a time: the rows under the noted keys go, and what stands under them in
 * the old table comes in their place.
 *
 * @returns how many changes were noted
 */
export async function followChanges(trx: Kysely<Tables>, table: RebuiltTable): Promise<number> {
  const [changes, next, touched] = [changesOf(table), nextOf(table), `${table.name}_touched`];
  const key = table.key.join(", ");
  const any = await sql.raw(`select from ${changes} limit 1`).execute(trx);
  if (any.rows.length === 0) return 0;
  const same = (one: string, other: string): string => table.key.map((column) => `${one}.${column} = ${other}.${column}`).join(" and ");
  await sql.raw(`create temporary table ${touched} on commit drop as select ${key} from ${changes} with no data`).execute(trx);
  const { rows } = await sql
    .raw<{ noted: number }>(
      `with noted as (delete from ${changes} returning ${key}), kept as (insert into ${touched} select distinct ${key} from noted)
       select count(*) as noted from noted`,
    )
    .execute(trx);
  const noted = rows[0]?.noted ?? 0;
  if (noted > 0) {
    const { names, values } = await columnsOf(trx, table);
    await sql.raw(`delete from ${next} using ${touched} where ${same(next, touched)}`).execute(trx);
    await sql
      .raw(`insert into ${next} (${names}) select ${values} from ${table.name} as old join ${touched} on ${same("old", touched)}`)
      .execute(trx);
  }
  await sql.raw(`drop table ${touched}`).execute(trx);
  return noted;
}

/** Those of the tables of which changes are noted. */
export async function changedOf(trx: Kysely<Tables>, tables: readonly RebuiltTable[]): Promise<readonly RebuiltTable[]> {
  if (tables.length === 0) return [];
  const asked = tables.map((table) => `select '${table.name}' as name where exists (select from ${changesOf(table)})`);
  const { rows } = await sql.raw<{ name: string }>(asked.join(" union all ")).execute(trx);
  return tables.filter(({ name }) => rows.some((row) => row.name === name));
}

/** What ends the noting. */
export function noteEnding(table: RebuiltTable): readonly string[] {
  const events = ["insert", "update", "delete"];
  return [
    ...events.map((event) => `drop trigger if exists note_${event} on ${table.name}`),
    ...events.map((event) => `drop function if exists note_${table.name}_${event}()`),
    `drop table if exists ${changesOf(table)}`,
  ];
}
