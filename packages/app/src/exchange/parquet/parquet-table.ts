import type { CsvText } from "../csv/parse-csv.ts";
import { openParquet } from "./open-parquet.ts";
import { cellsOf } from "./packed-column.ts";
import type { ParquetKind } from "./parquet-columns.ts";

/**
 * A Parquet file as the rows of a CSV file, dates as ISO 8601.
 *
 * @throws as `openParquet`
 * Cost: O(cells).
 */
export async function parquetTable(path: string): Promise<CsvText> {
  const { columns, groups, rows } = await openParquet(path);
  const records: (string | null)[][] = Array.from({ length: rows }, () => []);
  for (const { name, kind } of columns) {
    let first = 0;
    for (const group of groups) {
      const column = await group.column(name);
      const cells = column === null ? null : cellsOf(column);
      for (let row = 0; row < group.rows; row++) records[first + row]?.push(textOf(cells?.[row] ?? null, kind));
      first += group.rows;
    }
  }
  const textColumns = new Set(columns.flatMap(({ kind }, at) => (kind === "text" || kind === "list" ? [at] : [])));
  return { header: columns.map(({ name }) => name), records, lines: records.map((_, at) => at + 1), delimiter: "", textColumns };
}

function textOf(cell: string | number | boolean | null, kind: ParquetKind): string | null {
  if (cell === null) return null;
  if (typeof cell !== "number" || (kind !== "date" && kind !== "time")) return String(cell);
  const moment = new Date(cell);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString().slice(0, kind === "date" ? 10 : 19);
}
