import type { TextColumn, StatementTable } from "@rapporteur/core/model";
import { valueOf } from "../statements/table-values.ts";
import { cellOf } from "./write-statements-xlsx.ts";
import { type Sheet, type WorkbookCell, type WrittenWorkbook, writeWorkbook } from "./write-workbook.ts";

/** Columns that a sheet has room for beside those about the case. */
const mostCodes = 16_000;

export interface WrittenCases extends WrittenWorkbook {
  /** Codes without a column, since a sheet has no room for more: the rarest. */
  readonly codesLeftOut: number;
}

/**
 * Case-by-code tables as a workbook: one sheet whose cases are documents, and one for each variable that names who speaks (speaker, organization, or in
 * tables of other programs every entity but the concept). A column is a code, a cell the number of the case's statements with it. The code of a statement is its
 * concept, else its action, else its type.
 *
 * Deterministic. Cost: O(statements × variables + cases × codes).
 */
export function writeCases(table: StatementTable): WrittenCases {
  const codes = Array.from({ length: table.length }, (_, row) => codeOf(table, row));
  const sorted = sortCodes(codes);
  const kept = sorted.slice(0, mostCodes);
  const sheets: Sheet[] = [{ name: "document", rows: documentRows(table, codes, kept) }];
  for (const [name, column] of caseColumns(table)) sheets.push({ name: sheetName(name, sheets), rows: entityRows({ name, column, codes, kept }) });
  return { ...writeWorkbook(sheets), codesLeftOut: sorted.length - kept.length };
}

function codeOf(table: StatementTable, row: number): string {
  for (const name of ["concept", "action"]) {
    const column = table.variables[name];
    const value = column === undefined ? null : valueOf(column, row);
    if (typeof value === "string" && value !== "") return value;
  }
  return table.typeNames[table.types[row] ?? 0] ?? "statement";
}

/** The most frequent first, so that the first columns say most; equal ones by name. */
function sortCodes(codes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([code]) => code);
}

/** Who speaks, where the table says; else every variable that holds entities. */
function caseColumns({ variables }: StatementTable): [string, TextColumn][] {
  const entities = Object.entries(variables).flatMap(([name, column]): [string, TextColumn][] =>
    column.kind === "entity" && name !== "concept" ? [[name, column]] : [],
  );
  const speakers = entities.filter(([name]) => ["speaker", "organization", "person"].includes(name));
  return speakers.length > 0 ? speakers : entities;
}

/** Names of sheets have 31 characters at most and differ in more than case. */
function sheetName(name: string, sheets: readonly Sheet[]): string {
  const plain =
    name
      .replace(/[:\\/?*[\]']/g, " ")
      .slice(0, 28)
      .trim() || "cases";
  const taken = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  let free = plain;
  for (let next = 2; taken.has(free.toLowerCase()); next++) free = `${plain} ${next}`;
  return free;
}

function* documentRows(table: StatementTable, codes: readonly string[], kept: readonly string[]): Generator<WorkbookCell[]> {
  const fields = Object.entries(table.documents.fields);
  yield ["document", ...fields.map(([name]) => name), "statements", ...kept];
  const counts = countBy(codes, (row) => table.documentOf[row] ?? -1);
  for (const [document, id] of table.documents.ids.entries())
    yield [id, ...fields.map(([, column]) => cellOf(column, document)), ...countCells(counts.get(document), kept)];
}

interface EntityCases {
  readonly name: string;
  readonly column: TextColumn;
  readonly codes: readonly string[];
  readonly kept: readonly string[];
}

function* entityRows({ name, column, codes, kept }: EntityCases): Generator<WorkbookCell[]> {
  yield [name, "statements", ...kept];
  const counts = countBy(codes, (row) => column.codes[row] ?? -1);
  const named = [...counts.keys()]
    .filter((code) => (column.dictionary[code] ?? "") !== "")
    .sort((a, b) => ((column.dictionary[a] ?? "") < (column.dictionary[b] ?? "") ? -1 : 1));
  for (const code of named) yield [column.dictionary[code] ?? "", ...countCells(counts.get(code), kept)];
}

type Counts = ReadonlyMap<string, number>;

function countBy(codes: readonly string[], caseOf: (row: number) => number): Map<number, Counts> {
  const counts = new Map<number, Map<string, number>>();
  for (const [row, code] of codes.entries()) {
    const own = counts.get(caseOf(row)) ?? new Map<string, number>();
    counts.set(caseOf(row), own.set(code, (own.get(code) ?? 0) + 1));
  }
  return counts;
}

/** All statements of the case, then those with each code; 0 where there is none. */
function countCells(counts: Counts | undefined, kept: readonly string[]): number[] {
  const all = [...(counts?.values() ?? [])].reduce((sum, count) => sum + count, 0);
  return [all, ...kept.map((code) => counts?.get(code) ?? 0)];
}
