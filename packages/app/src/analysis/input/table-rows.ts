import { statSync } from "node:fs";
import { decodeBytes, readBytes } from "@rapporteur/reader/sources";
import type { Warning } from "@rapporteur/core/base";
import { type CsvText, parseCsv } from "../../exchange/csv/parse-csv.ts";
import { openParquet } from "../../exchange/parquet/open-parquet.ts";
import { parquetTable } from "../../exchange/parquet/parquet-table.ts";
import { isPlainJsonl, jsonlRows } from "../../exchange/statements/jsonl-rows.ts";
import type { StatementFileKind } from "../../formats/statement-formats.ts";
import { openWorkbook } from "../../exchange/xlsx/open-workbook.ts";
import { variablesKey } from "../tables/statement-columns.ts";
import { type CsvOptions, delimiterOf } from "./open-statements-csv.ts";

/** What a file is told to be, and what a user says of it. */
export interface TableFile {
  readonly kind: StatementFileKind | "document";
  readonly csv: CsvOptions;
  readonly maxBytes: number;
}

export interface TableRows {
  readonly rows: CsvText;
  readonly warnings: readonly Warning[];
}

/** Whether a file of a kind may be a table that a person or another program made. */
export function mayBeTable(kind: TableFile["kind"]): boolean {
  return kind === "csv" || kind === "xlsx" || kind === "jsonl" || kind === "tables";
}

/**
 * The rows of a table that a person or another program made, whatever file it stands in: CSV, a sheet, lines of JSON, Parquet. Null for what is no such table, for
 * tables of ours, which say themselves what their columns are, and for Parquet that is too large to be held as texts.
 *
 * @throws RAP_EXCHANGE_* where it cannot be read
 * Cost: O(cells).
 */
export async function openTableRows(path: string, { kind, csv, maxBytes }: TableFile): Promise<TableRows | null> {
  if (!mayBeTable(kind)) return null;
  if (kind === "tables") return openForeignParquet(path);
  const bytes = await readBytes(path, maxBytes);
  if (kind === "xlsx") return openWorkbook(bytes, { file: path, sheet: csv.sheet });
  const { text } = decodeBytes(bytes, { source: path });
  if (kind === "csv") return { rows: parseCsv(text, path, delimiterOf(csv.delimiter)), warnings: [] };
  return isPlainJsonl(text) ? { rows: jsonlRows(text, path), warnings: [] } : null;
}

/** Names that our files, and those of our Spark package, give to the ids of statements. */
const ownIds = new Set(["statement_id", "statement"]);
/** Cells of a table that is held as texts. */
const mostCells = 20_000_000;

async function openForeignParquet(path: string): Promise<TableRows | null> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const { metadata, columns, rows } = await openParquet(path);
  if (metadata.has(variablesKey) || columns.some(({ name }) => ownIds.has(name)) || rows * columns.length > mostCells) return null;
  return { rows: await parquetTable(path), warnings: [] };
}
