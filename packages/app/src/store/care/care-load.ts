import type { Transaction } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import { recordKinds } from "../../records/records.ts";
import { dumpFormat, type DumpLine } from "./care-dump.ts";
import { projectsOf, rebuildTables } from "./care-rebuild.ts";
import { keptTables, laterColumns, type KeptTable } from "./care-tables.ts";
import { insertRows } from "../insert-rows.ts";
import { allMigrations } from "../migrations/all-migrations.ts";
import type { DialectName, StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type Trx = Transaction<Tables>;
type Row = DumpLine["row"];

const rowsAtOnce = 500;
/** Setting that stands in a library while it is being filled: what ended before its end is told from one that was always empty. */
export const unfinishedLoad = "load:unfinished";
const tableByName: ReadonlyMap<string, KeptTable> = new Map(keptTables.map((table) => [table.name, table]));

/**
 * Writes a dump into an empty store, whole or not at all, and makes its lists and its index of words.
 * @throws RAP_STORE_NOT_EMPTY; RAP_STORE_DUMP naming the line; RAP_STORE_NEWER for a dump of a newer schema
 */
export async function loadDump(context: StoreContext, lines: AsyncIterable<string>): Promise<void> {
  await context.write(async (trx) => {
    await refuseFull(context, trx);
    await unmark(trx);
    await trx
      .insertInto("settings")
      .values({ key: unfinishedLoad, value: JSON.stringify({ since: new Date(context.now()).toISOString() }) })
      .execute();
  });
  try {
    await context.write(async (trx) => {
      await refuseFull(context, trx);
      await unmark(trx);
      await trx.deleteFrom("libraryState").execute();
      await insertLines(trx, context, lines);
      for (const project of await projectsOf(trx)) await rebuildTables(trx, context.dialect, project);
    });
  } catch (thrown) {
    // Anyone who reads of the failure knows: the place is as empty as before. Where it cannot be said any more, the mark stays.
    await context.write(unmark).catch(() => undefined);
    throw thrown;
  }
}

async function unmark(trx: Trx): Promise<void> {
  await trx.deleteFrom("settings").where("key", "=", unfinishedLoad).execute();
}

async function refuseFull({ location }: StoreContext, trx: Trx): Promise<void> {
  for (const { name } of keptTables) {
    if (name === "libraryState") continue;
    const any = trx.selectFrom(name).select((build) => build.lit(1).as("found"));
    const row = await (name === "settings" ? any.where("key" as never, "!=", unfinishedLoad as never) : any).limit(1).executeTakeFirst();
    if (row !== undefined) throw new RapporteurError("RAP_STORE_NOT_EMPTY", { location });
  }
}

async function insertLines(trx: Trx, { dialect, location }: { dialect: DialectName; location: string }, lines: AsyncIterable<string>): Promise<void> {
  let number = 0;
  let schema = 0;
  let waiting: { table: KeptTable; rows: Row[] } | null = null;
  const flush = async (): Promise<void> => {
    if (waiting !== null) await insertRows(trx, dialect, waiting.table.name, waiting.rows as never[]);
    waiting = null;
  };
  for await (const line of lines) {
    number++;
    if (number === 1) {
      schema = checkHeader(line, location);
      continue;
    }
    const { table, row } = readLine(line, { number, schema });
    if (waiting !== null && (waiting.table !== table || waiting.rows.length >= rowsAtOnce)) await flush();
    waiting ??= { table, rows: [] };
    waiting.rows.push(row);
  }
  if (number === 0) throw new RapporteurError("RAP_STORE_DUMP", { line: 1, problem: "there is nothing in it" });
  await flush();
}

/** The schema that the dump was made under. */
function checkHeader(line: string, location: string): number {
  const { format, schema } = parse(line, 1) as { format?: unknown; schema?: unknown };
  if (format !== dumpFormat || typeof schema !== "number")
    throw new RapporteurError("RAP_STORE_DUMP", { line: 1, problem: `it does not begin with ${dumpFormat}` });
  const known = allMigrations.at(-1)?.version ?? 0;
  if (schema > known) throw new RapporteurError("RAP_STORE_NEWER", { location, schema, known });
  return schema;
}

function readLine(line: string, { number, schema }: { readonly number: number; readonly schema: number }): { table: KeptTable; row: Row } {
  const { table: name, row: written } = parse(line, number) as Partial<DumpLine>;
  const table = tableByName.get(String(name));
  if (table === undefined || typeof written !== "object")
    throw new RapporteurError("RAP_STORE_DUMP", { line: number, problem: "it is not a row of a library" });
  const row: Row = { ...columnsSince(table, schema), ...written };
  const isCell = (value: unknown): boolean => value === null || typeof value === "string" || typeof value === "number";
  const wrong = table.columns.find((column) => !isCell(row[column]));
  if (wrong !== undefined) throw new RapporteurError("RAP_STORE_DUMP", { line: number, problem: `its ${wrong} is neither text nor number` });
  const strange = strangeRecord(name, row);
  if (strange !== null) throw new RapporteurError("RAP_STORE_DUMP", { line: number, problem: strange });
  return { table, row: Object.fromEntries(table.columns.map((column) => [column, row[column] ?? null])) };
}

/** What a dump of an earlier schema says nothing of was not there. */
function columnsSince({ name }: KeptTable, schema: number): Row {
  return Object.fromEntries(laterColumns.flatMap((one) => (one.table === name && one.schema > schema ? [[one.column, null]] : [])));
}

/** What is made from records when a dump is loaded needs them to be what they say they are; null where they are. */
function strangeRecord(table: unknown, { kind, id, record, body }: Row): string | null {
  if (table === "contents") return Array.isArray(fieldOf(body, "blocks")) ? null : "its body has no blocks";
  if (table !== "versions") return null;
  if (!recordKinds.some((known) => known === kind)) return `there is no kind of record “${kind}”`;
  return record === null || fieldOf(record, "id") === id ? null : "its record has another id";
}

function fieldOf(json: unknown, name: string): unknown {
  try {
    const parsed = JSON.parse(String(json)) as Readonly<Record<string, unknown>> | null;
    return parsed?.[name];
  } catch {
    return undefined;
  }
}

function parse(line: string, number: number): object {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === "object" && parsed !== null) return parsed;
  } catch {
    // Said below.
  }
  throw new RapporteurError("RAP_STORE_DUMP", { line: number, problem: "it is not JSON" });
}
