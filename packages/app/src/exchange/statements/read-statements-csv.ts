import { RapporteurError } from "@rapporteur/core/base";
import {
  buildStatementTable,
  type CellValue,
  type Column,
  type DocumentRow,
  type ReviewState,
  reviewStates,
  type StatementRow,
  type StatementTable,
} from "@rapporteur/core/model";
import { type CsvText, parseCsv } from "../csv/parse-csv.ts";
import { readDates } from "./read-dates.ts";
import { type SettledColumn, type SettledMapping, settleMapping, type StatementMapping } from "./statement-mapping.ts";

export interface ReadCsvOptions {
  /** How errors name the file. */
  readonly file: string;
  readonly delimiter?: string;
  readonly mapping?: StatementMapping;
}

/**
 * Statements from a CSV text: any delimiter, columns found by their usual names or mapped, kinds told by the values unless given (0 and 1
 * alone are yes and no, as DNA writes them). Each row is an accepted statement unless a review column says otherwise. An empty cell of a
 * text column is a blank, except in files of ours, where a blank is written `""`.
 *
 * @throws RAP_EXCHANGE_CSV, RAP_EXCHANGE_EMPTY, RAP_EXCHANGE_COLUMN, RAP_EXCHANGE_CELL, RAP_EXCHANGE_DATES, RAP_EXCHANGE_DUPLICATE
 * Cost: O(cells).
 */
export function readStatementsCsv(text: string, options: ReadCsvOptions): StatementTable {
  return readStatementRows(parseCsv(text, options.file, options.delimiter), options);
}

/** The same of rows that were parsed already, as those of a workbook. */
export function readStatementRows(csv: CsvText, options: Omit<ReadCsvOptions, "delimiter">): StatementTable {
  const { file } = options;
  if (csv.records.length === 0) throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
  const mapping = settleMapping(csv.header, options.mapping ?? {}, file);
  const reader: CsvReader = { csv, mapping, file, blanksAreQuoted: mapping.type >= 0 && mapping.review >= 0 };
  const variables = mapping.variables.map((column) => readColumn(reader, column));
  const fields = mapping.documentFields.map((column) => readColumn(reader, column));
  const documents = collectDocuments(reader, fields);
  const rows = readRows(reader, variables);
  return buildStatementTable({ variables: kindsOf(variables), documentFields: kindsOf(fields) }, rows, documents);
}

interface CsvReader {
  readonly csv: CsvText;
  readonly mapping: SettledMapping;
  readonly file: string;
  /** True for files of ours: an empty cell without quotes is a missing value. */
  readonly blanksAreQuoted: boolean;
}

interface ReadColumn {
  readonly name: string;
  readonly kind: Column["kind"];
  readonly values: readonly CellValue[];
}

function kindsOf(columns: readonly ReadColumn[]): Record<string, Column["kind"]> {
  return Object.fromEntries(columns.map(({ name, kind }) => [name, kind]));
}

function cellsOf({ csv }: CsvReader, index: number): (string | null)[] {
  return csv.records.map((record) => record[index] ?? null);
}

function readColumn(reader: CsvReader, column: SettledColumn): ReadColumn {
  const cells = cellsOf(reader, column.index);
  const kind = column.kind ?? tellKind(cells, { isText: reader.csv.textColumns?.has(column.index) === true, name: column.name });
  return { name: column.name, kind, values: readValues(reader, { ...column, kind }, cells) };
}

const wholeNumber = /^[+-]?\d{1,10}$/;
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const yes = new Set(["1", "true", "yes"]);
const no = new Set(["0", "false", "no"]);
/** What people write for them where yes and no are meant. */
const saysYes = new Set([...yes, "y", "ja", "oui", "si", "sí", "sì", "sim", "да"]);
const saysNo = new Set([...no, "n", "nein", "nee", "non", "não", "нет"]);
/** DNA's limit for short texts; what is longer is no name of anything. */
const entityLength = 190;

function tellKind(cells: readonly (string | null)[], { isText, name }: { readonly isText: boolean; readonly name: string }): Column["kind"] {
  const present = cells.filter((cell): cell is string => cell !== null && cell !== "");
  if (present.length === 0) return "entity";
  // Agreement is yes or no, in whatever language; "non" and "si" elsewhere may be names.
  const [yeses, noes] = name === "agreement" ? [saysYes, saysNo] : [yes, no];
  const isTruth = (cell: string): boolean => yeses.has(cell.toLowerCase()) || noes.has(cell.toLowerCase());
  if (present.every((cell) => isTruth(cell) && !(isText && wholeNumber.test(cell)))) return "boolean";
  if (!isText && present.every((cell) => wholeNumber.test(cell) && Math.abs(Number(cell)) < 2 ** 31)) return "integer";
  if (!isText && present.every((cell) => number.test(cell))) return "number";
  return present.some((cell) => cell.length > entityLength) ? "text" : "entity";
}

function readValues(reader: CsvReader, column: SettledColumn & { kind: Column["kind"] }, cells: readonly (string | null)[]): CellValue[] {
  const { file, csv } = reader;
  const { kind } = column;
  if (kind === "date") {
    const dates = cells.map((cell, index) => ({ value: cell?.trim() ?? "", row: rowNumber(csv, index) }));
    return [...readDates(dates, { file, column: csv.header[column.index] ?? "" })].map((time) => (Number.isNaN(time) ? null : time));
  }
  return cells.map((cell, index) => {
    if (kind === "entity" || kind === "text") return cell ?? (reader.blanksAreQuoted ? null : "");
    if (cell === null || cell.trim() === "") return null;
    const value = readNumber(cell.trim(), kind);
    if (value !== null) return value;
    throw badCell(reader, {
      index,
      column: column.index,
      problem: `is not ${kindNames[kind]}`,
      cure: "correct it, or map the column to another kind",
    });
  });
}

const kindNames: Readonly<Record<string, string>> = { boolean: "yes or no (1 or 0)", integer: "a whole number", number: "a number" };

function readNumber(cell: string, kind: "boolean" | "integer" | "number"): number | boolean | null {
  if (kind === "boolean") return saysYes.has(cell.toLowerCase()) ? true : saysNo.has(cell.toLowerCase()) ? false : null;
  if (kind === "integer") return wholeNumber.test(cell) && Math.abs(Number(cell)) < 2 ** 31 ? Number(cell) : null;
  return number.test(cell) ? Number(cell) : null;
}

/** The line of the file, as an editor or a spreadsheet counts it where no cell has a line break. */
function rowNumber(csv: CsvText, index: number): number {
  return csv.lines[index] ?? index + 2;
}

function badCell(
  reader: CsvReader,
  { index, column, problem, cure }: { index: number; column: number; problem: string; cure: string },
): RapporteurError {
  const { csv, file } = reader;
  const cell = csv.records[index]?.[column] ?? "";
  const value = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
  return new RapporteurError("RAP_EXCHANGE_CELL", { file, row: rowNumber(csv, index), column: csv.header[column] ?? "", value, problem, cure });
}

const onlyDocument = "document";

function collectDocuments(reader: CsvReader, fields: readonly ReadColumn[]): DocumentRow[] {
  const documents = new Map<string, DocumentRow>();
  for (const [index, cell] of cellsOf(reader, reader.mapping.document).entries()) {
    const id = cell ?? onlyDocument;
    if (!documents.has(id)) documents.set(id, { id, values: valuesAt(fields, index) });
  }
  return [...documents.values()];
}

function valuesAt(columns: readonly ReadColumn[], index: number): Record<string, CellValue> {
  return Object.fromEntries(columns.map((column) => [column.name, column.values[index] ?? null]));
}

function readRows(reader: CsvReader, variables: readonly ReadColumn[]): StatementRow[] {
  const { csv, mapping } = reader;
  const times = readTimes(reader);
  const ids = readIds(reader);
  return csv.records.map((record, index) => {
    const time = times[index] ?? Number.NaN;
    return {
      id: ids[index] ?? "",
      type: record[mapping.type] ?? "statement",
      document: record[mapping.document] ?? onlyDocument,
      start: readOffset(reader, index, mapping.start),
      end: readOffset(reader, index, mapping.end),
      time: Number.isNaN(time) ? null : time,
      review: readReview(reader, index),
      reviewedByPerson: mapping.reviewedByPerson < 0 || yes.has(record[mapping.reviewedByPerson]?.toLowerCase() ?? ""),
      values: valuesAt(variables, index),
    };
  });
}

function readTimes(reader: CsvReader): Float64Array {
  const { csv, mapping, file } = reader;
  if (mapping.time < 0) return new Float64Array(csv.records.length).fill(Number.NaN);
  const cells = cellsOf(reader, mapping.time).map((cell, index) => ({ value: cell?.trim() ?? "", row: rowNumber(csv, index) }));
  return readDates(cells, { file, column: csv.header[mapping.time] ?? "" }, mapping.dateFormat ?? undefined);
}

function readIds(reader: CsvReader): string[] {
  const { csv, mapping, file } = reader;
  const firstRows = new Map<string, number>();
  return cellsOf(reader, mapping.id).map((cell, index) => {
    const id = mapping.id < 0 || cell === null || cell === "" ? String(index + 1) : cell;
    const first = firstRows.get(id);
    if (first !== undefined) throw new RapporteurError("RAP_EXCHANGE_DUPLICATE", { file, id, row: rowNumber(csv, index), first });
    firstRows.set(id, rowNumber(csv, index));
    return id;
  });
}

function readOffset(reader: CsvReader, index: number, column: number): number {
  const cell = reader.csv.records[index]?.[column];
  if (cell === undefined || cell === null || cell === "") return 0;
  if (wholeNumber.test(cell) && Number(cell) >= 0 && Number(cell) < 2 ** 31) return Number(cell);
  throw badCell(reader, {
    index,
    column,
    problem: "is not a place in a text",
    cure: "give the number of characters before it, or leave the column out",
  });
}

function readReview(reader: CsvReader, index: number): ReviewState {
  const cell = reader.csv.records[index]?.[reader.mapping.review] ?? "accepted";
  const state = reviewStates.find((known) => known === cell.toLowerCase());
  if (state !== undefined) return state;
  throw badCell(reader, { index, column: reader.mapping.review, problem: "is not a review state", cure: `use ${reviewStates.join(", ")}` });
}
