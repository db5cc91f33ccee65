/** A calendar day as YYYY-MM-DD, in the proleptic Gregorian calendar, without a time zone. */
export type Day = string;

/** First and last day of a stretch of time; null where one end is open or unknown. */
export interface DayRange {
  readonly from: Day | null;
  readonly to: Day | null;
}

export const monthNames = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
/** By `weekdayOf`. */
export const weekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

export type CalendarUnit = "day" | "week" | "month" | "quarter" | "year" | "decade" | "century";

const monthsPer: Partial<Record<CalendarUnit, number>> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

/** Builds a day; months count from 1. A day past the month's end is moved back to it. */
export function dayOf(year: number, month: number, day: number): Day {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(Math.min(day, daysInMonth(year, month)), 2)}`;
}

/** Year, month (1–12) and day of a date. */
export function partsOf(day: Day): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month, date];
}

/** Number of days in a month (1–12). */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate();
}

/** The day `count` days later (earlier for a negative count). */
export function addDays(day: Day, count: number): Day {
  const [year, month, date] = partsOf(day);
  const moved = new Date(Date.UTC(year, month - 1, date + count));
  return dayOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** The day `count` units later; the last of a month stays in the month it reaches. */
export function addUnits(day: Day, count: number, unit: CalendarUnit): Day {
  if (unit === "day" || unit === "week") return addDays(day, count * (unit === "week" ? 7 : 1));
  const [year, month, date] = partsOf(day);
  const months = year * 12 + (month - 1) + count * (monthsPer[unit] ?? 1);
  return dayOf(Math.floor(months / 12), (months % 12) + 1, date);
}

/** The unit's whole stretch that holds a day, `offset` units on: weeks begin on Monday, decades with the year ending in 0. */
export function periodAround(day: Day, unit: CalendarUnit, offset = 0): { from: Day; to: Day } {
  const [year, month] = partsOf(day);
  if (unit === "day") return single(addDays(day, offset));
  if (unit === "week") {
    const monday = addDays(day, offset * 7 - ((weekdayOf(day) + 6) % 7));
    return { from: monday, to: addDays(monday, 6) };
  }
  const firstMonth = unit === "month" ? month : unit === "quarter" ? month - ((month - 1) % 3) : 1;
  const firstYear = unit === "decade" ? year - (year % 10) : unit === "century" ? year - (year % 100) : year;
  const from = addUnits(dayOf(firstYear, firstMonth, 1), offset, unit);
  return { from, to: addDays(addUnits(from, 1, unit), -1) };
}

function single(day: Day): { from: Day; to: Day } {
  return { from: day, to: day };
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  const [year, month, date] = partsOf(day);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay();
}

/** The whole of a month. */
export function monthRange(year: number, month: number): { from: Day; to: Day } {
  return { from: dayOf(year, month, 1), to: dayOf(year, month, 31) };
}

export const seasons = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 } as const;
export type Season = keyof typeof seasons;

/** A season of the northern half of the globe, in whole months: winter is December to February. `year` is that of its first month. */
export function seasonRange(season: Season, year: number): { from: Day; to: Day } {
  const from = dayOf(year, seasons[season], 1);
  return { from, to: addDays(addUnits(from, 3, "month"), -1) };
}

/** The season that is under way on `day` or comes next. */
export function comingSeason(season: Season, day: Day): { from: Day; to: Day } {
  const [year] = partsOf(day);
  const candidates = [year - 1, year, year + 1].map((start) => seasonRange(season, start));
  return candidates.find((range) => range.to >= day) ?? seasonRange(season, year + 1);
}
