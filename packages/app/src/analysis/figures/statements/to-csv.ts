import { writeCsvRow } from "@rapporteur/core/csv";
import type { CellValue } from "@rapporteur/core/model";

/** Comma-separated values after RFC 4180, null as an empty cell. Text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function toCsv(lines: readonly (readonly CellValue[])[]): string {
  return lines.map((line) => `${writeCsvRow(line, ",")}\r\n`).join("");
}
