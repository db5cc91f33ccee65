import { openWorkbook } from "../../exchange/xlsx/open-workbook.ts";
import { readBytes } from "@rapporteur/reader/sources";
import type { OpenedSource } from "./opened-statements.ts";
import { type CsvOptions, openRows } from "./open-statements-csv.ts";

/**
 * Statements of a sheet of a workbook, with the mapping of CSV files.
 *
 * @throws RAP_EXCHANGE_XLSX, and as `openCsv`
 */
export async function openXlsx(source: string, options: CsvOptions, maxBytes: number): Promise<OpenedSource> {
  const { rows, warnings } = await openWorkbook(await readBytes(source, maxBytes), { file: source, sheet: options.sheet });
  const opened = openRows(() => rows, source, options);
  return { ...opened, warnings: [...warnings, ...opened.warnings] };
}
