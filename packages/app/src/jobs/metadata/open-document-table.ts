import { RapporteurError } from "@rapporteur/core/base";
import { type CsvOptions, pairsOf } from "../../analysis/input/open-statements-csv.ts";
import type { CsvText } from "../../exchange/csv/parse-csv.ts";
import { type DocumentTable, documentsOfTable, isDocumentTable } from "./document-table.ts";

export interface OpenedDocumentTable extends DocumentTable {
  /** The header with the names that columns are said to stand for. */
  readonly named: readonly string[];
}

/**
 * The documents of a table whose rows are documents: those of which it is said, and those whose columns say so. Null for tables of statements.
 *
 * @throws RAP_EXCHANGE_COLUMN where a column that is named is not there, or a table of documents has no texts; as `documentsOfTable`
 */
export function openDocumentTable(table: CsvText, path: string, { rows, maps = [], dateFormat }: CsvOptions): OpenedDocumentTable | null {
  if (rows === "statements" || (rows === undefined && (maps.length > 0 || !isDocumentTable(table)))) return null;
  const named = { ...table, header: renamed(table.header, maps, path) };
  const found = documentsOfTable(named, path, dateFormat);
  if (found !== null) return { ...found, named: named.header };
  const cure = `say with --map text=COLUMN where the texts are; its columns are ${table.header.slice(0, 20).join(", ")}`;
  throw new RapporteurError("RAP_EXCHANGE_COLUMN", { file: path, column: "text", cure });
}

/** The header with the names that columns are said to stand for. */
function renamed(header: readonly string[], maps: readonly string[], file: string): string[] {
  const nameOf = new Map(pairsOf("--map", maps).map(([name, column]) => [column, name.replace(/^document:/, "")]));
  const missing = [...nameOf.keys()].find((column) => !header.includes(column));
  if (missing !== undefined) {
    const cure = `its columns are ${header.slice(0, 20).join(", ")}`;
    throw new RapporteurError("RAP_EXCHANGE_COLUMN", { file, column: missing, cure });
  }
  const given = new Set(nameOf.values());
  // A column that has the name by itself gives way to the one that was said to be meant.
  return header.map((column) => nameOf.get(column) ?? (given.has(column) ? "" : column));
}
