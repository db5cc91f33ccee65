import type { CellValue, Column } from "@rapporteur/core/model";

/** The value of a column in a row, as a plain value; dates are milliseconds since 1970. */
export function valueOf(column: Column, row: number): CellValue {
  if ("codes" in column) return column.dictionary[column.codes[row] ?? -1] ?? null;
  if ("isMissing" in column) {
    if (column.isMissing[row] !== 0) return null;
    const value = column.values[row] ?? 0;
    return column.kind === "boolean" ? value === 1 : value;
  }
  const value = column.values[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

/** The same, with dates written as ISO 8601 in UTC. */
export function writtenValueOf(column: Column, row: number): CellValue {
  const value = valueOf(column, row);
  return column.kind === "date" && typeof value === "number" ? writeTime(value) : value;
}

/** "2024-03-31 14:05:00", with milliseconds only where there are some. */
export function writeTime(time: number): string {
  return new Date(time)
    .toISOString()
    .replace("T", " ")
    .replace(/\.000Z$|Z$/, "");
}
