import type { Column, StatementTable, TextColumn } from "./statement-table.ts";

/**
 * The table of these rows alone, in their order. Dictionaries keep only what these rows use and documents only those they stand in, so that nothing of
 * the rows left out can be read from it.
 *
 * Cost: O(rows × columns).
 */
export function selectRows(table: StatementTable, rows: readonly number[]): StatementTable {
  const documents = compact(Int32Array.from(rows, (row) => table.documentOf[row] ?? 0));
  return {
    length: rows.length,
    ids: rows.map((row) => table.ids[row] ?? ""),
    types: Uint16Array.from(rows, (row) => table.types[row] ?? 0),
    typeNames: table.typeNames,
    documentOf: documents.codes,
    documents: selectDocuments(table.documents, documents.kept),
    starts: Int32Array.from(rows, (row) => table.starts[row] ?? 0),
    ends: Int32Array.from(rows, (row) => table.ends[row] ?? 0),
    times: Float64Array.from(rows, (row) => table.times[row] ?? Number.NaN),
    reviews: Uint8Array.from(rows, (row) => table.reviews[row] ?? 0),
    reviewedByPerson: Uint8Array.from(rows, (row) => table.reviewedByPerson[row] ?? 0),
    variables: selectColumns(table.variables, rows),
  };
}

/** Gives codes new numbers by first use; −1 stays. `kept` lists the old codes by new one. */
function compact(old: Int32Array): { codes: Int32Array; kept: number[] } {
  const kept: number[] = [];
  const renamed = new Map<number, number>();
  const codes = old.map((code) => {
    if (code < 0) return code;
    const known = renamed.get(code);
    if (known !== undefined) return known;
    renamed.set(code, kept.length);
    return kept.push(code) - 1;
  });
  return { codes, kept };
}

function selectDocuments({ ids, fields, contributions }: StatementTable["documents"], rows: readonly number[]): StatementTable["documents"] {
  const documents = { ids: rows.map((at) => ids[at] ?? ""), fields: selectColumns(fields, rows) };
  return contributions === undefined ? documents : { ...documents, contributions: selectTexts(contributions, rows) };
}

function selectTexts({ kind, codes, dictionary }: TextColumn, rows: readonly number[]): TextColumn {
  const picked = compact(Int32Array.from(rows, (row) => codes[row] ?? -1));
  return { kind, codes: picked.codes, dictionary: picked.kept.map((code) => dictionary[code] ?? "") };
}

function selectColumns(columns: Readonly<Record<string, Column>>, rows: readonly number[]): Record<string, Column> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, selectColumn(column, rows)]));
}

function selectColumn(column: Column, rows: readonly number[]): Column {
  switch (column.kind) {
    case "entity":
    case "text":
      return selectTexts(column, rows);
    case "boolean":
    case "integer":
      return {
        kind: column.kind,
        values: Int32Array.from(rows, (row) => column.values[row] ?? 0),
        isMissing: Uint8Array.from(rows, (row) => column.isMissing[row] ?? 1),
      };
    default:
      return { kind: column.kind, values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN) };
  }
}
