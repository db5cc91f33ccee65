import { basename } from "node:path";
import type { CsvText } from "../../exchange/csv/parse-csv.ts";
import { type CsvOptions, openRows, settledColumns } from "./open-statements-csv.ts";

/** How a column of a table is read. */
export interface PreviewedColumn {
  readonly column: string;
  /** A part of the statement ("document"), "quote", "coder", a field of the document ("document:author"), a variable by its name; null where it is left out. */
  readonly readAs: string | null;
  /** What a variable holds; null for others. */
  readonly kind: string | null;
  /** First cells that differ. */
  readonly examples: readonly string[];
}

export interface TablePreview {
  readonly file: string;
  readonly delimiter: string;
  readonly statements: number;
  readonly documents: number;
  /** Whether a column says the words of the passages. */
  readonly hasWords: boolean;
  readonly columns: readonly PreviewedColumn[];
  /** What is left out, and how the table is known, in a sentence each. */
  readonly notes: readonly string[];
}

const mostExamples = 3;
const longestExample = 40;

/**
 * How a table of statements would be read, column by column.
 *
 * @throws what reading it throws
 * Cost: O(cells).
 */
export function previewTable(rows: CsvText, path: string, options: CsvOptions): TablePreview {
  const { table, warnings } = openRows(() => rows, path, options);
  const columns = settledColumns(rows, path, options);
  const previewed = rows.header.map((column, at): PreviewedColumn => {
    const found = columns.get(at) ?? null;
    const kind = found?.isVariable === true ? (table.variables[found.readAs]?.kind ?? null) : null;
    return { column, readAs: found?.readAs ?? null, kind, examples: examplesOf(rows, at) };
  });
  return {
    file: basename(path),
    delimiter: rows.delimiter,
    statements: table.length,
    documents: table.documents.ids.length,
    hasWords: previewed.some(({ readAs }) => readAs === "quote"),
    columns: previewed,
    notes: warnings.map(({ message }) => message),
  };
}

/** First cells of a column that differ, cut. Cost: O(rows) at most. */
export function examplesOf({ records }: CsvText, at: number): string[] {
  const found = new Set<string>();
  for (const record of records) {
    const cell = (record[at] ?? "").trim();
    if (cell !== "") found.add(cell.length > longestExample ? `${cell.slice(0, longestExample).toWellFormed()}…` : cell);
    if (found.size === mostExamples) break;
  }
  return [...found];
}
