import type { CellValue } from "@rapporteur/core/model";

/**
 * One record of a CSV file (RFC 4180). Texts are quoted where they must be; the empty text is `""`, a missing value nothing at all, so
 * that a reader can tell them apart.
 */
export function writeCsvRow(values: readonly CellValue[], delimiter: string): string {
  return values.map((value) => cell(value, delimiter)).join(delimiter);
}

function cell(value: CellValue, delimiter: string): string {
  if (value === null) return "";
  if (typeof value !== "string") return typeof value === "boolean" ? (value ? "true" : "false") : String(value);
  const mustQuote = value === "" || value.includes(delimiter) || /["\r\n]|^\s|\s$|^\ufeff/.test(value);
  return mustQuote ? `"${value.replaceAll('"', '""')}"` : value;
}
