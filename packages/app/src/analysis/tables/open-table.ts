import { join } from "node:path";
import { createParquetFile } from "../../exchange/parquet/write-parquet.ts";
import type { WrittenTable } from "./data-dictionary.ts";
import type { TableRow } from "./entity-rows.ts";
import type { DescribedTable } from "./table-descriptions.ts";

/** A table that rows are added to. */
export interface OpenTable {
  readonly add: (row: TableRow) => void;
  readonly finish: () => WrittenTable;
}

/** Begins the file of a table in a folder. */
export function openTable(folder: string, about: DescribedTable): OpenTable {
  const { columns } = about;
  const file = createParquetFile(tablePath(folder, about), { columns });
  return {
    add: (row) => file.add(columns.map(({ name }) => row[name] ?? null)),
    finish: () => ({ ...about, rows: file.finish() }),
  };
}

export function tablePath(folder: string, { name }: Pick<DescribedTable, "name">): string {
  return join(folder, `${name}.parquet`);
}
