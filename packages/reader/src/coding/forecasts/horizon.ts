import type { Span } from "@rapporteur/core/model";
import type { DayRange } from "./calendar.ts";
import { horizonPatterns } from "./horizon-patterns.ts";

/** A time expression of a forecast, with the days it names. */
export interface HorizonMatch extends Span, DayRange {}

/**
 * The time expressions in `text[start, end)` that can bound a forecast ("by winter", "within two years", "before the
 * elections"), in text order, never overlapping: where two patterns match, the earlier and longer one stands.
 *
 * `from` and `to` are resolved against the document's date; both are null where there is none or the words name an event
 * or a vague time. "By March" runs to the end of March, "by winter" to the first day of winter; seasons are those of the
 * northern half of the globe; "in two years" runs from the document's date to two years later.
 *
 * Cost: O(patterns × length).
 */
export function findHorizons(text: string, span: Span, documentDate: string | null): HorizonMatch[] {
  const clause = text.slice(span.start, span.end);
  const found: HorizonMatch[] = [];
  for (const { pattern, resolve } of horizonPatterns) {
    for (const match of clause.matchAll(pattern)) {
      const start = span.start + match.index;
      const range = documentDate === null ? null : resolve(match.groups ?? {}, documentDate);
      found.push({ start, end: start + match[0].length, from: range?.from ?? null, to: range?.to ?? null });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = -1;
  return found.filter((match) => {
    if (match.start < reached) return false;
    reached = match.end;
    return true;
  });
}
