import { foldText } from "@rapporteur/core/text";

/** Text as a column may hold it: PostgreSQL takes no NUL, neither takes half a character. The record itself keeps what was given. */
export function columnText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\u{fffd}");
}

/** Parameters, and what stands in a list among them, as both databases take them, so that hostile text finds nothing instead of failing in one of them. Cost: O(length), no copy where all is well. */
export function columnParameters(parameters: readonly unknown[]): readonly unknown[] {
  return parameters.every(isTaken) ? parameters : parameters.map(taken);
}

const isTaken = (one: unknown): boolean => (typeof one === "string" ? isSound(one) : !Array.isArray(one) || one.every(isTaken));
const taken = (one: unknown): unknown => (typeof one === "string" ? columnText(one) : Array.isArray(one) ? one.map(taken) : one);

/** Ids and words are looked at here: calling two functions of the engine for each would take longer than writing them. */
const shortText = 40;

function isSound(text: string): boolean {
  if (text.length <= shortText) {
    let at = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) break;
    }
    if (at === text.length) return true;
  }
  return !text.includes("\0") && text.isWellFormed();
}

/** Folded for comparing and sorting: case, accents, quotes and spaces do not count. */
export function foldedText(text: string): string {
  return columnText(foldText(text)).trim();
}
