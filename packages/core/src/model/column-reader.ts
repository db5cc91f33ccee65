import { ownValue } from "../base/index.ts";
import type { CellValue, StatementTable } from "./statement-table.ts";

/** The value of one variable by row; null where the row has none. Dates come as milliseconds since 1970 UTC, booleans as booleans. */
export type ColumnReader = (row: number) => CellValue;

/**
 * Reads one variable of a table row by row, whatever its kind; a variable the table does not have reads as null everywhere.
 *
 * Cost: O(1) a call, no allocation.
 */
export function columnReader(table: StatementTable, name: string): ColumnReader {
  const column = ownValue(table.variables, name);
  if (column === undefined) return () => null;
  switch (column.kind) {
    case "entity":
    case "text":
      return (row) => column.dictionary[column.codes[row] ?? -1] ?? null;
    case "boolean":
      return (row) => (column.isMissing[row] === 1 ? null : column.values[row] === 1);
    case "integer":
      return (row) => (column.isMissing[row] === 1 ? null : (column.values[row] ?? null));
    case "number":
    case "date":
      return (row) => {
        const value = column.values[row] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      };
  }
}

/** As `columnReader`, for a variable that holds text: other kinds and the empty string read as null. */
export function textReader(table: StatementTable, name: string): (row: number) => string | null {
  const read = columnReader(table, name);
  return (row) => {
    const value = read(row);
    return typeof value === "string" && value !== "" ? value : null;
  };
}
