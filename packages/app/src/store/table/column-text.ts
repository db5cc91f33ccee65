import { foldText } from "@rapporteur/core/text";

/** Text as a column may hold it: PostgreSQL takes no NUL, neither takes half a character. The record itself keeps what was given. */
export function columnText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\u{fffd}");
}

/** Parameters as both databases take them, so that hostile text finds nothing instead of failing in one of them. Cost: O(length), no copy where all is well. */
export function columnParameters(parameters: readonly unknown[]): readonly unknown[] {
  return parameters.every(isSound) ? parameters : parameters.map((one) => (typeof one === "string" ? columnText(one) : one));
}

function isSound(parameter: unknown): boolean {
  return typeof parameter !== "string" || (!parameter.includes("\0") && parameter.isWellFormed());
}

/** Folded for comparing and sorting: case, accents, quotes and spaces do not count. */
export function foldedText(text: string): string {
  return columnText(foldText(text)).trim();
}
