import type { Span } from "../model/span.ts";

/**
 * The text with everything outside the spans blanked, letter by letter, so that every offset stays what it was and what
 * reads the text (a comment form, a share bar) finds nothing there. Line ends are kept.
 *
 * @param spans in text order, not overlapping
 * Cost: O(length).
 */
export function maskOutside(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(blank(text.slice(from, start)), text.slice(start, end));
    from = end;
  }
  parts.push(blank(text.slice(from)));
  return parts.join("");
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
