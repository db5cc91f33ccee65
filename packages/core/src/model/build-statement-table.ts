import { ownValue } from "../base/index.ts";
import type { CellValue, Column, DocumentRow, StatementRow, StatementTable, TableSchema } from "./statement-table.ts";
import { reviewStates } from "./statement.ts";

/**
 * Columns from rows. Dictionaries list values in order of first use, so equal rows in equal order give equal tables.
 * A document that no row in `documents` describes gets one without fields.
 *
 * Cost: O(rows × columns) time and memory.
 * @throws TypeError where a value does not fit its column's kind: the reader of a file checks before.
 */
export function buildStatementTable(schema: TableSchema, rows: readonly StatementRow[], documents: readonly DocumentRow[] = []): StatementTable {
  const documentIndex = new Map(documents.map((document, index) => [document.id, index]));
  const documentRows = [...documents];
  const typeIndex = new Map<string, number>();
  const count = rows.length;
  const types = new Uint16Array(count);
  const documentOf = new Int32Array(count);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const times = new Float64Array(count);
  const reviews = new Uint8Array(count);
  const reviewedByPerson = new Uint8Array(count);
  for (const [index, row] of rows.entries()) {
    if (!documentIndex.has(row.document)) {
      documentIndex.set(row.document, documentRows.length);
      documentRows.push({ id: row.document, values: {} });
    }
    if (!typeIndex.has(row.type)) typeIndex.set(row.type, typeIndex.size);
    types[index] = typeIndex.get(row.type) ?? 0;
    documentOf[index] = documentIndex.get(row.document) ?? 0;
    starts[index] = row.start ?? 0;
    ends[index] = row.end ?? 0;
    times[index] = row.time ?? Number.NaN;
    reviews[index] = reviewStates.indexOf(row.review ?? "accepted");
    reviewedByPerson[index] = row.reviewedByPerson === true ? 1 : 0;
  }
  return {
    length: count,
    ids: rows.map((row) => row.id),
    types,
    typeNames: [...typeIndex.keys()],
    documentOf,
    documents: { ids: documentRows.map((document) => document.id), fields: buildColumns(schema.documentFields, documentRows) },
    starts,
    ends,
    times,
    reviews,
    reviewedByPerson,
    variables: buildColumns(schema.variables, rows),
  };
}

function buildColumns(
  kinds: TableSchema["variables"],
  rows: readonly { readonly values: Readonly<Record<string, CellValue>> }[],
): Record<string, Column> {
  const cellsOf = (name: string): CellValue[] => rows.map(({ values }) => ownValue(values, name) ?? null);
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, buildColumn(kind, cellsOf(name))]));
}

function buildColumn(kind: Column["kind"], values: readonly CellValue[]): Column {
  if (kind === "entity" || kind === "text") return textColumn(kind, values);
  if (kind === "boolean" || kind === "integer") return integerColumn(kind, values);
  return { kind, values: Float64Array.from(values, (value) => (value === null ? Number.NaN : asNumber(value, kind))) };
}

function textColumn(kind: "entity" | "text", values: readonly CellValue[]): Column {
  const dictionary = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => {
    if (value === null) return -1;
    if (typeof value !== "string") throw new TypeError(`${String(value)} is not text`);
    const known = dictionary.get(value);
    if (known !== undefined) return known;
    dictionary.set(value, dictionary.size);
    return dictionary.size - 1;
  });
  return { kind, codes, dictionary: [...dictionary.keys()] };
}

function integerColumn(kind: "boolean" | "integer", values: readonly CellValue[]): Column {
  const isMissing = Uint8Array.from(values, (value) => (value === null ? 1 : 0));
  return { kind, values: Int32Array.from(values, (value) => (value === null ? 0 : asInteger(value))), isMissing };
}

function asInteger(value: CellValue): number {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 31) return value;
  throw new TypeError(`${String(value)} is not a 32-bit integer`);
}

function asNumber(value: CellValue, kind: string): number {
  if (typeof value === "number") return value;
  throw new TypeError(`${String(value)} is not a ${kind}`);
}
