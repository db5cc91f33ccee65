import type { CellValue } from "../model/index.ts";
import { guardFormula } from "./formula-guard.ts";

/**
 * One record of a CSV file (RFC 4180). Texts are quoted where they must be; the empty text is `""`, a missing value nothing at all, so
 * that a reader can tell them apart. A text that a spreadsheet would take for a formula gets an apostrophe before it, which `withoutGuard` takes away again;
 * one that begins so already gets one more, so that nothing is lost on the way.
 */
export function writeCsvRow(values: readonly CellValue[], delimiter: string): string {
  return values.map((value) => cell(value, delimiter)).join(delimiter);
}

function cell(value: CellValue, delimiter: string): string {
  if (value === null) return "";
  if (typeof value !== "string") return typeof value === "boolean" ? (value ? "true" : "false") : String(value);
  const safe = guardFormula(value);
  const mustQuote = safe === "" || safe.includes(delimiter) || /["\r\n]|^\s|\s$|^\ufeff/.test(safe);
  return mustQuote ? `"${safe.replaceAll('"', '""')}"` : safe;
}
