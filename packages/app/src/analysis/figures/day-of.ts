/** The day (YYYY-MM-DD, UTC) of a time in ms since 1970; null for none. */
export function dayOf(time: number | null): string | null {
  return time === null || Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}
