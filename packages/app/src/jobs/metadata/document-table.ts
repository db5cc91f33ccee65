import { basename } from "node:path";
import type { KnownMetadata } from "@rapporteur/reader/reading";
import { examplesOf, type PreviewedColumn } from "../../analysis/input/preview-table.ts";
import type { DateFormat } from "../../exchange/statements/read-dates.ts";
import type { CsvText } from "../../exchange/csv/parse-csv.ts";
import { codedSegments } from "../../exchange/statements/coded-segments.ts";
import { type ColumnName, daysOf, metadataColumns, metadataOf, metadataPlaces, plainName } from "./metadata-columns.ts";

/** A row of a table of documents: its text as a file. */
export interface TableDocument {
  /** Below the name of the table, with number and title. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly metadata: KnownMetadata;
}

export interface DocumentTable {
  readonly documents: readonly TableDocument[];
  /** What is left out, in a sentence each. */
  readonly notes: readonly string[];
}

const textNames = ["text", "full text", "fulltext", "body", "content", "article", "article text", "maintext", "article body"];
/** What only a table of statements has. */
const statementNames = new Set(
  "concept,code,codes,coded,person,speaker,actor,organization,organisation,agreement,stance,qualifier,quote,segment,coder,coder name,statement,statement id,statement type,start,end,stop,review".split(
    ",",
  ),
);
/** Texts of so many letters are documents, whatever stands beside them. */
const longText = 300;

/** What is where in a table of documents. */
interface Places {
  readonly text: number;
  readonly of: Readonly<Record<ColumnName, number>>;
}

/**
 * Whether a row of a table is a whole document: it has a column of texts and nothing that is coded in them, and the texts are long or nothing unknown stands beside them.
 *
 * Cost: O(rows).
 */
export function isDocumentTable(table: CsvText): boolean {
  const { header, records } = table;
  const names = header.map(plainName);
  const places = placesIn(header);
  if (places === null || names.some((name) => statementNames.has(name)) || codedSegments(table) !== null) return false;
  const known = new Set([places.text, ...Object.values(places.of)]);
  if (names.every((name, at) => known.has(at) || name === "" || name === "id")) return true;
  const lengths = records.map((record) => (record[places.text] ?? "").length).toSorted((a, b) => a - b);
  return (lengths[Math.floor(lengths.length / 2)] ?? 0) >= longText;
}

/** Of a table of documents the source is the paper; null without a column of texts. */
function placesIn(header: readonly string[]): Places | null {
  const names = header.map(plainName);
  const text = textNames.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  if (text < 0) return null;
  const of = metadataPlaces(header);
  const place = (column: ColumnName, name: string): number => (of[column] >= 0 ? of[column] : names.indexOf(name));
  return { text, of: { ...of, file: -1, publisher: place("publisher", "source"), title: place("title", "document") } };
}

/**
 * The rows of a table as documents: title, day, newspaper, authors, address and tags are those of its columns; rows without text, and columns with other names, are
 * left out and told. Texts with markup are pages.
 *
 * @param path of the table
 * @returns null without a column of texts
 * @throws RAP_EXCHANGE_CELL, RAP_EXCHANGE_DATES
 * Cost: O(cells).
 */
export function documentsOfTable({ header, records, lines }: CsvText, path: string, dateFormat?: DateFormat): DocumentTable | null {
  const places = placesIn(header);
  if (places === null) return null;
  const cell = (row: number, column: ColumnName): string => (records[row]?.[places.of[column]] ?? "").trim();
  const days = daysOf(
    records.map((_, row) => ({ value: cell(row, "date"), row: lines[row] ?? row + 2 })),
    { file: path, column: header[places.of.date] ?? "date" },
    dateFormat,
  );
  const documents = records.flatMap((record, row): TableDocument[] => {
    const text = record[places.text] ?? "";
    if (text.trim() === "") return [];
    const metadata = metadataOf((column) => cell(row, column), days[row] ?? null);
    return [{ name: nameOf(path, { row, text, title: metadata.title ?? "" }), bytes: new TextEncoder().encode(text), metadata }];
  });
  const empty = records.length - documents.length;
  const taken = new Set([places.text, ...metadataColumns.map((column) => places.of[column])]);
  const others = header.filter((name, at) => name !== "" && !taken.has(at));
  return {
    documents,
    notes: [
      ...(empty === 0 ? [] : [`${basename(path)}: ${empty} ${empty === 1 ? "row has" : "rows have"} no text`]),
      ...(others.length === 0 ? [] : [`${basename(path)}: columns that say nothing of a document are left out: ${others.slice(0, 20).join(", ")}`]),
    ],
  };
}

/** How the columns of a table of documents are read. @param named the header with the names that columns are said to stand for */
export function documentColumns(table: CsvText, named: readonly string[]): PreviewedColumn[] {
  const places = placesIn(named);
  const read = new Map<number, string>(
    places === null ? [] : [...metadataColumns.map((name) => [places.of[name], singular[name] ?? name] as const), [places.text, "text"]],
  );
  return table.header.map((column, at) => ({ column, readAs: read.get(at) ?? null, kind: null, examples: examplesOf(table, at) }));
}

/** As `--map` and people call it. */
const singular: Readonly<Partial<Record<ColumnName, string>>> = { authors: "author" };

const isMarkup = (text: string): boolean => /^\s*<(?:!doctype html|html|body|article|div|p|h[1-6]|section|figure)\b[^>]*>/i.test(text);

function nameOf(path: string, { row, text, title }: { row: number; text: string; title: string }): string {
  const plain = title
    .toWellFormed()
    .replace(/[\p{Cc}/\\:*?"<>|\s]+/gu, " ")
    .slice(0, 80)
    .toWellFormed()
    .replace(/^[. ]+|[. ]+$/g, "");
  return `${basename(path)}/${String(row + 1).padStart(5, "0")}${plain === "" ? "" : ` ${plain}`}${isMarkup(text) ? ".html" : ".txt"}`;
}
