import type { Column, StatementTable } from "./statement-table.ts";

/**
 * Some rows of a table, in the order given. Dictionaries and documents stay as they are, so codes mean the same in both tables; `selectRows` is for
 * readers who may not see what was left out.
 *
 * Cost: O(rows × columns).
 */
export function pickRows(table: StatementTable, rows: Int32Array): StatementTable {
  const pick = <T extends Int32Array | Float64Array | Uint8Array | Uint16Array>(values: T): T => pickValues(values, rows);
  return {
    ...table,
    length: rows.length,
    ids: pickIds(table.ids, rows),
    types: pick(table.types),
    documentOf: pick(table.documentOf),
    starts: pick(table.starts),
    ends: pick(table.ends),
    times: pick(table.times),
    reviews: pick(table.reviews),
    reviewedByPerson: pick(table.reviewedByPerson),
    variables: Object.fromEntries(Object.entries(table.variables).map(([name, column]) => [name, pickColumn(column, rows)])),
  };
}

/** Values by row as a column of the same kind. */
export function pickValues<T extends Int32Array | Float64Array | Uint8Array | Uint16Array>(values: T, rows: Int32Array): T {
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
