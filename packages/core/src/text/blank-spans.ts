import type { Span } from "../model/span.ts";

/**
 * The text with these stretches turned into spaces, unit by unit, so that every offset stays where it is. Line breaks stay.
 *
 * @param spans in order and disjoint
 * Cost: O(length).
 */
export function blankSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const span of spans) {
    parts.push(text.slice(at, span.start), text.slice(span.start, span.end).replace(/[^\n]/g, " "));
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
