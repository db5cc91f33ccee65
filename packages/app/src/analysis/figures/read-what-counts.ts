import { isRapporteurError } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";
import type { FigureData } from "./figure-data.ts";

/** What an engine made of the rows of a table, and why it made nothing of others. */
export interface CountedReading<T, W extends string> {
  readonly items: readonly T[];
  /** How many rows were left aside for each reason, and how many the engine refused. */
  readonly leftAside: Readonly<Record<W | "refused", number>>;
}

/** The same by row, so that a scope has only to pick. */
export interface RowsRead<T, W extends string> {
  readonly items: readonly T[];
  /** By row: the place of its item, or −1. */
  readonly itemOf: Int32Array;
  /** By row: the place of the reason for which it was left aside, or `none`. */
  readonly reasonOf: Uint8Array;
  readonly reasons: readonly (W | "refused")[];
}

/** How an engine reads: it tells of each row why it left it aside, or null where it made the next item of it. */
interface RowReader<T, W extends string> {
  /** Of the engine's refusals of a row, whose details tell the `row`, from 1. */
  readonly codes: readonly string[];
  readonly reasons: readonly W[];
  readonly read: (table: StatementTable, onRow: (row: number, aside: W | null) => void) => readonly T[];
}

const none = 255;
/** No type has this number. */
const noType = 0xff_ff;

/**
 * Reads a table with an engine that refuses the whole of it for one bad row: the row is left aside, counted, and the engine reads on behind it. Other errors
 * of the engine are thrown.
 *
 * Cost: what the engine reads, and O(rows) more for each refused row.
 */
export function readWhatCounts<T, W extends string>(table: StatementTable, reader: RowReader<T, W>): RowsRead<T, W> {
  const reasons = [...reader.reasons, "refused" as const];
  const placeOf = new Map<string, number>(reasons.map((reason, place) => [reason, place]));
  const items: T[] = [];
  const itemOf = new Int32Array(table.length).fill(-1);
  const reasonOf = new Uint8Array(table.length).fill(none);
  let rest = table;
  const take = (some: StatementTable): void => {
    const rows: number[] = [];
    const read = reader.read(some, (row, aside) => {
      if (aside === null) rows.push(row);
      else reasonOf[row] = placeOf.get(aside) ?? none;
    });
    for (const [at, row] of rows.entries()) itemOf[row] = items.length + at;
    for (const item of read) items.push(item);
  };
  for (;;) {
    const refused = refusedBy(() => take(rest), reader.codes);
    if (refused === null) return { items, itemOf, reasonOf, reasons };
    // Those before it, and the search goes on behind it.
    take(withTypes(rest, (types) => types.fill(noType, refused)));
    reasonOf[refused] = placeOf.get("refused") ?? none;
    rest = withTypes(rest, (types) => types.fill(noType, 0, refused + 1));
  }
}

/** The row that was refused, from 0, or null. */
function refusedBy(read: () => void, codes: readonly string[]): number | null {
  try {
    read();
    return null;
  } catch (thrown) {
    const row = isRapporteurError(thrown) && codes.includes(thrown.code) ? thrown.details["row"] : undefined;
    if (typeof row !== "number") throw thrown;
    return row - 1;
  }
}

/** The same table with some rows of no type, which no engine reads. */
function withTypes(table: StatementTable, change: (types: Uint16Array) => void): StatementTable {
  const types = table.types.slice();
  change(types);
  return { ...table, types };
}

/** What was read of the rows that a scope leaves: as if the engine had read these alone. Cost: O(rows of the scope). */
export function pickRead<T, W extends string>({ items, itemOf, reasonOf, reasons }: RowsRead<T, W>, { whole }: FigureData): CountedReading<T, W> {
  const counts = new Uint32Array(none + 1);
  const picked: T[] = [];
  const take = (row: number): void => {
    const item = itemOf[row] as number;
    if (item >= 0) picked.push(items[item] as T);
    const reason = reasonOf[row] as number;
    counts[reason] = (counts[reason] as number) + 1;
  };
  if (whole === null) for (let row = 0; row < itemOf.length; row++) take(row);
  else for (const row of whole.rows) take(row);
  const leftAside = Object.fromEntries(reasons.map((reason, place) => [reason, counts[place] ?? 0])) as Record<W | "refused", number>;
  return { items: picked, leftAside };
}
