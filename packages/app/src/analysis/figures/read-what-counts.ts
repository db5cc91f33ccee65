import { isRapporteurError } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";

/** What an engine read of a table, piece by piece, and how many rows it refused. */
export interface CountedReading<R> {
  readonly readings: readonly R[];
  readonly refused: number;
}

/** No type has this number. */
const noType = 0xff_ff;

/**
 * Reads a table with an engine that refuses the whole of it for one bad row: the row is left aside, counted, and the engine reads on behind it. Other errors
 * of the engine are thrown.
 *
 * @param codes of the engine's refusals of a row, whose details tell the `row`, from 1
 * Cost: what the engine reads, and O(rows) more for each refused row.
 */
export function readWhatCounts<R>(table: StatementTable, codes: readonly string[], read: (table: StatementTable) => R): CountedReading<R> {
  const readings: R[] = [];
  let refused = 0;
  let rest = table;
  for (;;) {
    const found = attempt(() => read(rest), codes);
    if ("reading" in found) return { readings: [...readings, found.reading], refused };
    const { row } = found;
    refused++;
    // Those before it, and the search goes on behind it.
    readings.push(read(withTypes(rest, (types) => types.fill(noType, row - 1))));
    rest = withTypes(rest, (types) => types.fill(noType, 0, row));
  }
}

/** What was read, or the row that was refused, from 1. */
function attempt<R>(read: () => R, codes: readonly string[]): { readonly reading: R } | { readonly row: number } {
  try {
    return { reading: read() };
  } catch (thrown) {
    const row = isRapporteurError(thrown) && codes.includes(thrown.code) ? thrown.details["row"] : undefined;
    if (typeof row !== "number") throw thrown;
    return { row };
  }
}

/** The same table with some rows of no type, which no engine reads. */
function withTypes(table: StatementTable, change: (types: Uint16Array) => void): StatementTable {
  const types = table.types.slice();
  change(types);
  return { ...table, types };
}
