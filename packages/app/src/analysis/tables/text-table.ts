import { dayMs } from "@rapporteur/core/base";
import { closeSync, openSync, writeSync } from "node:fs";
import type { CellValue } from "@rapporteur/core/model";
import { writeCsvRow } from "@rapporteur/core/csv";
import type { ParquetColumn, ParquetValue } from "../../exchange/parquet/parquet-columns.ts";

/** Written at once; one call a row would take longer than the rows. */
const bufferLength = 1 << 20;

/** A table as CSV or lines of JSON: days and moments in ISO 8601, lists in JSON; in CSV a missing value is nothing and an empty text `""`. */
export function createTextTable(path: string, columns: readonly ParquetColumn[], format: "csv" | "jsonl") {
  const file = openSync(path, "w");
  let [waiting, rows] = [format === "csv" ? `${writeCsvRow(namesOf(columns), ",")}\n` : "", 0];
  const flush = (): void => {
    writeSync(file, waiting);
    waiting = "";
  };
  return {
    add(values: readonly ParquetValue[]): void {
      const cells = columns.map(({ kind }, at) => cellOf(values[at] ?? null, kind));
      waiting += format === "csv" ? `${writeCsvRow(cells.map(inCsv), ",")}\n` : `${JSON.stringify(Object.fromEntries(zip(columns, cells)))}\n`;
      rows++;
      if (waiting.length > bufferLength) flush();
    },
    finish(): number {
      flush();
      closeSync(file);
      return rows;
    },
  };
}

const namesOf = (columns: readonly ParquetColumn[]): string[] => columns.map(({ name }) => name);

function zip<T>(columns: readonly ParquetColumn[], cells: readonly T[]): (readonly [string, T | undefined])[] {
  return columns.map(({ name }, at) => [name, cells[at]]);
}

type Cell = CellValue | readonly string[];

function cellOf(value: ParquetValue, kind: ParquetColumn["kind"]): Cell {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "number") return value;
  if (Number.isNaN(value)) return null;
  if (kind === "date") return new Date(Math.floor(value / dayMs) * dayMs).toISOString().slice(0, 10);
  return kind === "time" ? new Date(Math.round(value)).toISOString() : value;
}

const inCsv = (cell: Cell): CellValue => (typeof cell === "object" && cell !== null ? JSON.stringify(cell) : cell);
