/**
 * Milliseconds since 1970 UTC of a day written as YYYYMMDD, YYYY-MM-DD (anything after is ignored) or month/day/year; null where it is none of
 * these or no day of the calendar.
 */
export function parseEventDate(text: string): number | null {
  const compact = /^(\d{4})-?(\d{2})-?(\d{2})(?:\D.*)?$/.exec(text.trim());
  if (compact !== null) return dayTime(compact[1], compact[2], compact[3]);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  return american === null ? null : dayTime(american[3], american[1], american[2]);
}

function dayTime(year: string | undefined, month: string | undefined, day: string | undefined): number | null {
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(time);
  const isSame = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isSame ? time : null;
}
