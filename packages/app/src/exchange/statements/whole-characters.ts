import type { Span } from "@rapporteur/core/model";

/** A span that begins or ends inside of a character of two UTF-16 units, with the whole of it: other programs have no such place. */
export function wholeCharacters(text: string, { start, end }: Span): Span {
  const isInside = (at: number): boolean => at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return { start: isInside(start) ? start - 1 : start, end: isInside(end) ? end + 1 : end };
}
