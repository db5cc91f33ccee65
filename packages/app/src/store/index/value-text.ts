import { createHash } from "node:crypto";
import type { CellValue } from "@rapporteur/core/model";
import { columnText } from "../sql/column-text.ts";

const longest = 200;

/**
 * A value as the index of values holds it: a letter for the kind, then the value. Equal values give equal texts. Long texts give a digest: they can be
 * looked for, not counted. Null gives null: no row.
 */
export function valueText(value: CellValue): string | null {
  if (value === null) return null;
  if (typeof value === "boolean") return `b${value ? 1 : 0}`;
  if (typeof value === "number") return `n${value === 0 ? 0 : value}`;
  if (value.length > longest) return `h${createHash("sha256").update(value).digest("hex")}`;
  return `s${columnText(value)}`;
}

/** The value behind such a text, as words; null for a digest. */
export function shownValue(text: string): string | null {
  if (text.startsWith("h")) return null;
  return text.startsWith("b") ? (text === "b1" ? "true" : "false") : text.slice(1);
}
