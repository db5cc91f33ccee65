import { join } from "node:path";
import type { ParquetValue } from "../../exchange/parquet/parquet-columns.ts";
import { createParquetFile } from "../../exchange/parquet/write-parquet.ts";
import type { TableRow } from "./entity-rows.ts";
import type { DescribedTable, TableFormat, WrittenTable } from "./table-descriptions.ts";
import { createTextTable } from "./text-table.ts";

/** A table that rows are added to, their values in the order of its columns. */
export interface TableFile {
  readonly add: (values: readonly ParquetValue[]) => void;
  readonly finish: () => WrittenTable;
}

/** Begins a table: a file, or what becomes one. `kept` goes into the foot of a Parquet file. */
export type TableOpener = (about: DescribedTable, kept?: Readonly<Record<string, string>>) => TableFile;

/** Tables as files of a folder. */
export function fileTables(folder: string, format: TableFormat = "parquet"): TableOpener {
  return (about, metadata = {}) => {
    const path = join(folder, `${about.name}.${format}`);
    const { columns } = about;
    const file = format === "parquet" ? createParquetFile(path, { columns, metadata }) : createTextTable(path, columns, format);
    return { add: file.add, finish: () => ({ ...about, rows: file.finish() }) };
  };
}

/** A table that takes rows by the names of its columns. */
export interface OpenTable {
  readonly add: (row: TableRow) => void;
  readonly finish: () => WrittenTable;
}

export function openTable(open: TableOpener, about: DescribedTable): OpenTable {
  const { columns } = about;
  const file = open(about);
  return { add: (row) => file.add(columns.map(({ name }) => row[name] ?? null)), finish: file.finish };
}
