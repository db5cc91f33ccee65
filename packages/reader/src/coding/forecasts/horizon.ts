import type { Span } from "@rapporteur/core/model";
import type { DayRange } from "@rapporteur/core/calendar";
import { horizonPatterns, type HorizonPattern } from "./horizon-patterns.ts";

/** A time expression of a forecast, with the days it names. */
export interface HorizonMatch extends Span, DayRange {}

/**
 * The time expressions in `text[start, end)` that can bound a forecast ("by winter", "within two years", "before the
 * elections"), in text order, never overlapping: where two patterns match, the earlier and longer one stands.
 *
 * `from` and `to` are resolved against the document's date; both are null where the words name an event or a vague time, or where there
 * is no such date and the words name no year ("by 31 December 2031" ends on that day all the same). "By March" runs to the end of March, "by winter" to the first day of winter; seasons are those of the
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
      // "Lower than in 2020" compares.
      if (/\bthan $/i.test(text.slice(start - 5, start))) continue;
      const range = documentDate === null ? daysOfYear(resolve, match.groups ?? {}) : resolve(match.groups ?? {}, documentDate);
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

/** Before every year that the patterns read. */
const unknownDay = "1000-01-01";

/** The days that words with a year name on a page without a date: what would begin on the page's own day begins on none. */
function daysOfYear(resolve: HorizonPattern["resolve"], groups: Readonly<Record<string, string | undefined>>): DayRange | null {
  const range = groups["year"] === undefined ? null : resolve(groups, unknownDay);
  return range?.from === unknownDay ? { ...range, from: null } : range;
}
