import { foldText } from "../text/shadow.ts";

/** Text as a column may hold it: PostgreSQL takes no NUL, neither takes half a character. The record itself keeps what was given. */
export function columnText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\u{fffd}");
}

/** Folded for comparing and sorting: case, accents, quotes and spaces do not count. */
export function foldedText(text: string): string {
  return columnText(foldText(text)).trim();
}
