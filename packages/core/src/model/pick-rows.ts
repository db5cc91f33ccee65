import type { Column, StatementTable } from "./statement-table.ts";

/**
 * Some rows of a table, in the order given. Dictionaries and documents stay as they are, so codes mean the same in both tables; `selectRows` is for
 * readers who may not see what was left out.
 *
 * Cost: O(rows × columns).
 */
export function pickRows(table: StatementTable, rows: Int32Array): StatementTable {
  return {
    ...pickPlaces(table, rows),
    ids: pickIds(table.ids, rows),
    variables: Object.fromEntries(Object.entries(table.variables).map(([name, column]) => [name, pickColumn(column, rows)])),
  };
}

/** What a table has of every row besides its id and its variables. */
export function pickPlaces(table: StatementTable, rows: Int32Array): StatementTable {
  const pick = <T extends Int32Array | Float64Array | Uint8Array | Uint16Array>(values: T): T => pickValues(values, rows);
  return {
    ...table,
    length: rows.length,
    types: pick(table.types),
    documentOf: pick(table.documentOf),
    starts: pick(table.starts),
    ends: pick(table.ends),
    times: pick(table.times),
    reviews: pick(table.reviews),
    reviewedByPerson: pick(table.reviewedByPerson),
  };
}

/** Values by row as a column of the same kind. */
function pickValues<T extends Int32Array | Float64Array | Uint8Array | Uint16Array>(values: T, rows: Int32Array): T {
  const picked = new (values.constructor as new (length: number) => T)(rows.length);
  for (let at = 0; at < rows.length; at++) picked[at] = values[rows[at] as number] as number;
  return picked;
}

export function pickColumn(column: Column, rows: Int32Array): Column {
  if ("codes" in column) return { ...column, codes: pickValues(column.codes, rows) };
  if ("isMissing" in column) return { ...column, values: pickValues(column.values, rows), isMissing: pickValues(column.isMissing, rows) };
  return { ...column, values: pickValues(column.values, rows) };
}

export function pickIds(ids: readonly string[], rows: Int32Array): string[] {
  return Array.from(rows, (row) => ids[row] ?? "");
}
