const dayShape = /^\d{4}-\d\d-\d\d$/;
const momentShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

const isOfCalendar = (text: string): boolean => {
  const moment = new Date(text);
  // A day that no month has moves into the next one.
  return !text.startsWith("0000") && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 10));
};

/** Whether a text is a day of the calendar, from the year 1 on: what a date column of PostgreSQL takes. SQLite is held to the same. */
export function isDay(text: string): boolean {
  return dayShape.test(text) && isOfCalendar(text);
}

/** Whether a text is a moment as the store writes it: UTC, milliseconds at most. */
export function isMoment(text: string): boolean {
  return momentShape.test(text) && isOfCalendar(text);
}

/** A day as a column may hold it; null for what is none. The record itself keeps what was given. */
export function columnDay(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null;
}

/** A bound to compare days with: the year 0 is before every day that a column holds. */
export function dayBound(text: string): string {
  return text.startsWith("0000") ? "0001-01-01" : text;
}
