import { openParquet } from "./open-parquet.ts";
import { cellsOf } from "./packed-column.ts";

/** The rows of a small table by the names of their columns; a missing value is null. @throws as `openParquet` */
export async function readParquetRows(path: string): Promise<Record<string, unknown>[]> {
  const { columns, groups } = await openParquet(path);
  const rows: Record<string, unknown>[] = [];
  for (const group of groups) {
    const cells: (readonly [name: string, cells: readonly unknown[] | null])[] = [];
    for (const { name } of columns) {
      const column = await group.column(name);
      cells.push([name, column === null ? null : cellsOf(column)]);
    }
    for (let row = 0; row < group.rows; row++) rows.push(Object.fromEntries(cells.map(([name, column]) => [name, column?.[row] ?? null])));
  }
  return rows;
}
