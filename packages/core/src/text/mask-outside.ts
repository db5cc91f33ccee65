import type { Span } from "../model/span.ts";
import { blankSpans } from "./blank-spans.ts";

/**
 * The text with everything outside the spans blanked, so that what reads it (a comment form, a share bar) finds nothing
 * there and every offset stays what it was. Line ends are kept.
 *
 * @param spans in text order, not overlapping
 * Cost: O(length).
 */
export function maskOutside(text: string, spans: readonly Span[]): string {
  const gaps: Span[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    gaps.push({ start: from, end: start });
    from = end;
  }
  return blankSpans(text, [...gaps, { start: from, end: text.length }]);
}
