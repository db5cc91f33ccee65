import type { DueSpan } from "./settings.ts";

/**
 * Whether a horizon ends in a span: before today, in the calendar month of today, from today on within a year, or on no day that is told. Days are taken in
 * UTC, as horizons are.
 *
 * @param horizonTo the moment that a horizon ends at, milliseconds since 1970 UTC; null for none
 */
export function endsIn(span: DueSpan, horizonTo: number | null, now: number): boolean {
  if (horizonTo === null || span === "never") return horizonTo === null && span === "never";
  const [today, end] = [dayIn(now), dayIn(horizonTo)];
  if (span === "past") return end < today;
  if (span === "month") return end.slice(0, 7) === today.slice(0, 7);
  const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return end >= today && end <= inAYear;
}

function dayIn(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
