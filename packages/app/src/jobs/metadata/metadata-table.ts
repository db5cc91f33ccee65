import { RapporteurError } from "@rapporteur/core/base";
import type { KnownMetadata } from "@rapporteur/reader/reading";
import { decodeBytes, readBytes } from "@rapporteur/reader/sources";
import { parseCsv } from "../../exchange/csv/parse-csv.ts";
import { readDates } from "../../exchange/statements/read-dates.ts";
import { openWorkbook } from "../../exchange/xlsx/open-workbook.ts";
import { bareName, listed, type NameReader } from "./name-pattern.ts";

/** Names of columns, lower case, the first that is there counts. */
const columnNames = {
  file: ["file", "filename", "file name", "file_name", "path", "source", "document"],
  title: ["title", "headline"],
  date: ["date", "published", "day", "publication date"],
  publisher: ["publisher", "newspaper", "outlet", "publication", "publication title"],
  authors: ["author", "authors", "byline"],
  url: ["url", "link", "address"],
  tags: ["tags", "tag", "keywords", "section"],
} as const;
type ColumnName = keyof typeof columnNames;

export interface MetadataTable {
  readonly read: NameReader;
  /** Files of the table that nothing was read for. */
  readonly unused: () => readonly string[];
}

/**
 * A spreadsheet (CSV, TSV, XLSX) of what is known of files: a row a file, named by its path in the folder, its name, or its name without the ending. An empty cell says nothing.
 *
 * @throws RAP_EXCHANGE_COLUMN without a column of files; RAP_EXCHANGE_DUPLICATE for a file in two rows; RAP_EXCHANGE_CELL and RAP_EXCHANGE_DATES for what is no date; what reading throws
 * Cost: O(cells).
 */
export async function readMetadataTable(path: string): Promise<MetadataTable> {
  const bytes = await readBytes(path);
  const isWorkbook = /\.xls[xm]$/i.test(path);
  const { header, records, lines } = isWorkbook
    ? (await openWorkbook(bytes, { file: path })).rows
    : parseCsv(decodeBytes(bytes, { source: path }).text, path);
  const places = placesOf(header, path);
  const cell = (row: number, column: ColumnName): string => (records[row]?.[places[column]] ?? "").trim();
  const days = readDates(
    records.map((_, row) => ({ value: cell(row, "date"), row: lines[row] ?? row + 2 })),
    { file: path, column: header[places.date] ?? "date" },
  );
  const known = new Map<string, { readonly file: string; readonly row: number; readonly metadata: KnownMetadata }>();
  for (const row of records.keys()) {
    const file = cell(row, "file");
    if (file === "") continue;
    const [own, first] = [lines[row] ?? row + 2, known.get(keyOf(file))];
    if (first !== undefined) throw new RapporteurError("RAP_EXCHANGE_DUPLICATE", { file: path, id: file, row: own, first: first.row });
    known.set(keyOf(file), { file, row: own, metadata: metadataOf((column) => cell(row, column), days[row]) });
  }
  const used = new Set<string>();
  return {
    read: (name) => {
      const key = [keyOf(name), keyOf(name.split(/[/\\]/).at(-1) ?? ""), keyOf(bareName(name))].find((one) => known.has(one));
      if (key !== undefined) used.add(key);
      return key === undefined ? null : (known.get(key)?.metadata ?? null);
    },
    unused: () => [...known].flatMap(([key, { file }]) => (used.has(key) ? [] : [file])),
  };
}

/** File systems and spreadsheets write letters with marks in one unit or in two, and capitals as they like. */
function keyOf(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/^(?:\.?[/\\])+/, "")
    .replaceAll("\\", "/");
}

function placesOf(header: readonly string[], file: string): Record<ColumnName, number> {
  const names = header.map((name) => name.trim().toLowerCase());
  const placeOf = (column: ColumnName): number => columnNames[column].map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  if (placeOf("file") < 0)
    throw new RapporteurError("RAP_EXCHANGE_COLUMN", {
      file,
      column: "file",
      cure: `name the column of files “file”; its columns are ${header.join(", ")}`,
    });
  return {
    file: placeOf("file"),
    title: placeOf("title"),
    date: placeOf("date"),
    publisher: placeOf("publisher"),
    authors: placeOf("authors"),
    url: placeOf("url"),
    tags: placeOf("tags"),
  };
}

function metadataOf(cell: (column: ColumnName) => string, day: number | undefined): KnownMetadata {
  const [title, publisher, url] = [cell("title"), cell("publisher"), cell("url")];
  return {
    ...(title === "" ? {} : { title }),
    ...(publisher === "" ? {} : { publisher }),
    ...(url === "" ? {} : { url }),
    ...(day === undefined || Number.isNaN(day) ? {} : { published: new Date(day).toISOString().slice(0, 10) }),
    ...(cell("authors") === "" ? {} : listed("authors", cell("authors"))),
    ...(cell("tags") === "" ? {} : listed("tags", cell("tags"))),
  };
}
