import type { Column, StatementTable } from "../../model/statement-table.ts";

/**
 * A table of some rows of another, in the order given; the documents stay all there.
 *
 * Cost: O(rows × columns).
 */
export function subsetTable(table: StatementTable, rows: Int32Array): StatementTable {
  return {
    length: rows.length,
    ids: Array.from(rows, (row) => table.ids[row] ?? ""),
    types: Uint16Array.from(rows, (row) => table.types[row] as number),
    typeNames: table.typeNames,
    documentOf: rows.map((row) => table.documentOf[row] as number),
    documents: table.documents,
    starts: rows.map((row) => table.starts[row] as number),
    ends: rows.map((row) => table.ends[row] as number),
    times: Float64Array.from(rows, (row) => table.times[row] as number),
    reviews: Uint8Array.from(rows, (row) => table.reviews[row] as number),
    reviewedByPerson: Uint8Array.from(rows, (row) => table.reviewedByPerson[row] as number),
    variables: Object.fromEntries(Object.entries(table.variables).map(([name, column]) => [name, subsetColumn(column, rows)])),
  };
}

function subsetColumn(column: Column, rows: Int32Array): Column {
  if ("codes" in column) return { ...column, codes: rows.map((row) => column.codes[row] as number) };
  if ("isMissing" in column)
    return {
      ...column,
      values: rows.map((row) => column.values[row] as number),
      isMissing: Uint8Array.from(rows, (row) => column.isMissing[row] as number),
    };
  return { ...column, values: Float64Array.from(rows, (row) => column.values[row] as number) };
}
