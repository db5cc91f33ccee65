import { sql, type Kysely } from "kysely";
import type { Tables } from "../../tables.ts";
import { copyAll, copyRows, type CopiedTo } from "./copy-rows.ts";
import { changedOf, followChanges, noteChanges, noteEnding } from "./follow-changes.ts";
import { createIndexes, createNext, dayOf, indexesOf, nextOf, placeTaking, runTogether, type RebuiltTable } from "./rebuilt-table.ts";

type Db = Kysely<Tables>;

const rowsAtOnce = 10_000;
/** Copies between two readings of what was written meanwhile. */
const copiesPerFollow = 20;
/** Changes that are few enough to be taken over while everybody waits. */
const fewChanges = 500;
const longestChase = 100;

/**
 * Makes tables again beside the old ones while others read and write: copies rows by and by, notes what is written meanwhile and takes it over, makes the
 * indexes. What is done is kept, so that it may be stopped and called again; two servers that do it at once take turns.
 *
 * @param version of the schema that the new tables belong to: once the library has it, there is nothing to do
 */
export async function prepareRebuild(db: Db, tables: readonly RebuiltTable[], version: number): Promise<void> {
  const turn = <T>(work: (trx: Db) => Promise<T>): Promise<T | null> => inTurn(db, version, work);
  await turn(async (trx) => {
    await sql.raw(dayOf).execute(trx);
    await sql`create table if not exists schema_rebuilds (name text primary key, copied_to text[], state text not null)`.execute(trx);
  });
  for (const table of tables) await prepareOne(turn, table);
  for (let round = 0; round < longestChase; round++) {
    let noted = 0;
    for (const table of tables) noted += (await turn((trx) => followChanges(trx, table))) ?? 0;
    if (noted < fewChanges) return;
  }
}

type Turn = <T>(work: (trx: Db) => Promise<T>) => Promise<T | null>;

/** A transaction in which no other server works on the same; null where another has finished it all. */
async function inTurn<T>(db: Db, version: number, work: (trx: Db) => Promise<T>): Promise<T | null> {
  return db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    await sql`select pg_advisory_xact_lock(72, 3)`.execute(trx);
    const done = await trx.selectFrom("schemaVersion").select("version").where("version", "=", version).executeTakeFirst();
    return done === undefined ? work(trx) : null;
  });
}

async function prepareOne(turn: Turn, table: RebuiltTable): Promise<void> {
  await turn(async (trx) => {
    if ((await progressOf(trx, table)) !== undefined) return;
    await createNext(trx, table);
    await noteChanges(trx, table);
    await sql`insert into schema_rebuilds (name, state) values (${table.name}, 'copying')`.execute(trx);
  });
  for (let copies = 1; (await turn((trx) => copyNext(trx, table))) === true; copies++)
    if (copies % copiesPerFollow === 0) await turn((trx) => followChanges(trx, table));
  await turn(async (trx) => {
    if ((await progressOf(trx, table))?.state !== "copied") return;
    // Whole before a unique index is made: a row that was replaced meanwhile may stand beside the one that replaced it.
    await followChanges(trx, table);
    await createIndexes(trx, table);
    await sql.raw(`analyze ${nextOf(table)}`).execute(trx);
    await sql`update schema_rebuilds set state = 'ready' where name = ${table.name}`.execute(trx);
  });
}

interface Progress {
  readonly copiedTo: CopiedTo;
  readonly state: "copying" | "copied" | "ready";
}

async function progressOf(trx: Db, { name }: RebuiltTable): Promise<Progress | undefined> {
  const { rows } = await sql<Progress>`select copied_to, state from schema_rebuilds where name = ${name}`.execute(trx);
  return rows[0];
}

/** True where more may follow. */
async function copyNext(trx: Db, table: RebuiltTable): Promise<boolean> {
  const progress = await progressOf(trx, table);
  if (progress?.state !== "copying") return false;
  const last = await copyRows(trx, table, { after: progress.copiedTo, limit: rowsAtOnce });
  const state = last === null ? "copied" : "copying";
  await sql`update schema_rebuilds set copied_to = ${last}, state = ${state} where name = ${table.name}`.execute(trx);
  return last !== null;
}

/**
 * Puts the new tables in the place of the old ones. What was not prepared is made here. The old tables are locked already: what is sent to the server is sent
 * together, since everybody waits for each way there and back.
 */
export async function finishRebuild(trx: Db, tables: readonly RebuiltTable[]): Promise<void> {
  const { rows: prepared } = await sql<{ name: string }>`select relname as name from pg_class
    where oid in (${sql.join(tables.map((table) => sql`to_regclass(${nextOf(table)})`))})`.execute(trx);
  const isPrepared = (table: RebuiltTable): boolean => prepared.some(({ name }) => name === nextOf(table));
  const ready = tables.filter(isPrepared);
  const absent = tables.filter((table) => !isPrepared(table));
  for (const table of await changedOf(trx, ready)) await followChanges(trx, table);
  if (absent.length > 0) await sql.raw(dayOf).execute(trx);
  for (const table of absent) {
    await createNext(trx, table);
    await copyAll(trx, table);
    await createIndexes(trx, table);
  }
  const indexes = await indexesOf(trx, tables);
  await runTogether(trx, [
    ...ready.flatMap(noteEnding),
    ...tables.flatMap((table) => placeTaking(table, indexes)),
    "drop table if exists schema_rebuilds",
    "drop function if exists day_of(text)",
  ]);
}
