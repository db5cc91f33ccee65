import type { Column, StatementTable } from "./statement-table.ts";

/**
 * Some rows of a table, in the order given. Dictionaries and documents stay as they are, so codes mean the same in both tables; `selectRows` is for
 * readers who may not see what was left out.
 *
 * Cost: O(rows × columns).
 */
export function pickRows(table: StatementTable, rows: Int32Array): StatementTable {
  const pick = <T extends Int32Array | Float64Array | Uint8Array | Uint16Array>(values: T): T => {
    const picked = new (values.constructor as new (length: number) => T)(rows.length);
    for (let at = 0; at < rows.length; at++) picked[at] = values[rows[at] as number] as number;
    return picked;
  };
  const pickColumn = (column: Column): Column => {
    if ("codes" in column) return { ...column, codes: pick(column.codes) };
    if ("isMissing" in column) return { ...column, values: pick(column.values), isMissing: pick(column.isMissing) };
    return { ...column, values: pick(column.values) };
  };
  return {
    ...table,
    length: rows.length,
    ids: Array.from(rows, (row) => table.ids[row] ?? ""),
    types: pick(table.types),
    documentOf: pick(table.documentOf),
    starts: pick(table.starts),
    ends: pick(table.ends),
    times: pick(table.times),
    reviews: pick(table.reviews),
    reviewedByPerson: pick(table.reviewedByPerson),
    variables: Object.fromEntries(Object.entries(table.variables).map(([name, column]) => [name, pickColumn(column)])),
  };
}
