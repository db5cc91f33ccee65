import { normalised, RapporteurError } from "@rapporteur/core/base";
import type { KnownMetadata } from "@rapporteur/reader/reading";
import { decodeBytes, readBytes } from "@rapporteur/reader/sources";
import { parseCsv } from "../../exchange/csv/parse-csv.ts";
import { openWorkbook } from "../../exchange/xlsx/open-workbook.ts";
import { type ColumnName, daysOf, metadataOf, metadataPlaces } from "./metadata-columns.ts";
import { bareName, type NameReader } from "./name-pattern.ts";

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
  const places = demandFiles(header, path);
  const cell = (row: number, column: ColumnName): string => (records[row]?.[places[column]] ?? "").trim();
  const days = daysOf(
    records.map((_, row) => ({ value: cell(row, "date"), row: lines[row] ?? row + 2 })),
    { file: path, column: header[places.date] ?? "date" },
  );
  const known = new Map<string, Known>();
  for (const row of records.keys()) {
    const metadata = metadataOf((column) => cell(row, column), days[row] ?? null);
    for (const file of filesIn(cell(row, "file"))) {
      const [own, first] = [lines[row] ?? row + 2, known.get(keyOf(file))];
      if (first !== undefined) throw new RapporteurError("RAP_EXCHANGE_DUPLICATE", { file: path, id: file, row: own, first: first.row });
      known.set(keyOf(file), { file, row: own, metadata });
    }
  }
  return tableOf(known);
}

interface Known {
  readonly file: string;
  readonly row: number;
  readonly metadata: KnownMetadata;
}

function tableOf(known: ReadonlyMap<string, Known>): MetadataTable {
  // Where the table lies on another machine, or was moved, the name alone tells a file; one that two folders have tells none.
  const ownNames = Map.groupBy(known.keys(), lastPart);
  const byName = new Map([...ownNames].flatMap(([name, keys]) => (keys.length === 1 ? [[name, keys[0] ?? ""] as const] : [])));
  const used = new Set<string>();
  return {
    read: (name) => {
      const key = keyOf(name);
      const found = [key, lastPart(key), keyOf(bareName(name))].find((one) => known.has(one)) ?? byName.get(lastPart(key));
      if (found === undefined) return null;
      used.add(found);
      return known.get(found)?.metadata ?? null;
    },
    unused: () => [...known].flatMap(([key, { file }]) => (used.has(key) ? [] : [file])),
  };
}

const lastPart = (key: string): string => key.split("/").at(-1) ?? "";

/** Zotero names several attachments in one cell, by their whole paths; a name of one file may have a semicolon. */
function filesIn(cell: string): string[] {
  const parts = cell.split(/;\s+(?=[/~]|[A-Za-z]:[\\/])/).map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

/** File systems and spreadsheets write letters with marks in one unit or in two, and capitals as they like. */
function keyOf(name: string): string {
  return normalised(name, "NFC")
    .toLowerCase()
    .replace(/^(?:\.?[/\\])+/, "")
    .replaceAll("\\", "/");
}

function demandFiles(header: readonly string[], file: string): ReturnType<typeof metadataPlaces> {
  const places = metadataPlaces(header);
  if (places.file >= 0) return places;
  const cure = `name the column of files “file”; its columns are ${header.join(", ")}`;
  throw new RapporteurError("RAP_EXCHANGE_COLUMN", { file, column: "file", cure });
}
