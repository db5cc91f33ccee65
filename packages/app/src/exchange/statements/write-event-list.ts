import { guardFormula } from "@rapporteur/core/csv";
import type { StatementTable } from "@rapporteur/core/model";
import { valueOf } from "./table-values.ts";

export interface EventListOptions {
  /** Rows of the table in the order wanted; all of them otherwise. */
  readonly rows?: ArrayLike<number>;
  /** The words of a passage, where documents are at hand. */
  readonly quoteOf?: (row: number) => string;
  readonly coderOf?: (row: number) => string | number;
  /** Names of the document fields that hold what DNA calls so. */
  readonly documentFields?: Readonly<Partial<Record<DocumentColumn, string>>>;
}

const documentColumns = ["title", "author", "source", "section", "type"] as const;
type DocumentColumn = (typeof documentColumns)[number];

/**
 * One line a statement, the way DNA 3.1 writes event lists: semicolons between, texts in quotes with semicolons made commas and quotes
 * made single, times as yyyy-MM-dd HH:mm:ss in UTC, no line end at the end. A missing value is an empty cell. A text that a spreadsheet would run gets an apostrophe
 * before it, as in our other CSV files.
 *
 * Cost: O(cells).
 */
export function writeEventList(table: StatementTable, options: EventListOptions = {}): string {
  const variables = Object.entries(table.variables);
  const names = ["statement_id", "time", ...variables.map(([name]) => name), "start_position", "stop_position", "text", "coder", "document_id"];
  const header = [...names, ...documentColumns.map((column) => `document_${column}`)].map(quote).join(";");
  const rows = options.rows ?? Array.from({ length: table.length }, (_, row) => row);
  const lines = [header];
  for (let at = 0; at < rows.length; at++) lines.push(eventLine(table, rows[at] ?? 0, options));
  return lines.join("\n");
}

function eventLine(table: StatementTable, row: number, options: EventListOptions): string {
  const time = table.times[row] ?? Number.NaN;
  const document = table.documentOf[row] ?? 0;
  const cells: (string | number)[] = [
    bareOrQuoted(table.ids[row] ?? ""),
    Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 19).replace("T", " "),
  ];
  for (const column of Object.values(table.variables)) {
    const value = valueOf(column, row);
    cells.push(typeof value === "string" ? quote(value) : typeof value === "boolean" ? Number(value) : (value ?? ""));
  }
  cells.push(table.starts[row] ?? 0, table.ends[row] ?? 0, quote(options.quoteOf?.(row) ?? ""), bareOrQuoted(String(options.coderOf?.(row) ?? "")));
  cells.push(bareOrQuoted(table.documents.ids[document] ?? ""));
  for (const name of documentColumns) {
    const field = table.documents.fields[options.documentFields?.[name] ?? name];
    cells.push(quote(field === undefined ? "" : String(valueOf(field, document) ?? "")));
  }
  return cells.join(";");
}

function quote(text: string): string {
  const words = text
    .replaceAll(";", ",")
    .replaceAll('"', "'")
    .replace(/\r\n?|\n/g, " ");
  return `"${guardFormula(words)}"`;
}

/** Ids that are numbers stand without quotes, as DNA's do. */
function bareOrQuoted(id: string): string {
  return /^\d*$/.test(id) ? id : quote(id);
}
