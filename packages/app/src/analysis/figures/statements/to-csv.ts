import { guardFormula } from "../../../exchange/csv/formula-guard.ts";

/** Comma-separated values after RFC 4180, null as an empty cell. Text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function toCsv(lines: readonly (readonly (string | number | boolean | null)[])[]): string {
  return lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = guardFormula(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
