import { dayMs } from "@rapporteur/core/base";

/** The eight window units; `events` counts statements instead of time. */
export const timeUnits = ["events", "seconds", "minutes", "hours", "days", "weeks", "months", "years"] as const;
export type TimeUnit = (typeof timeUnits)[number];
export type ClockUnit = Exclude<TimeUnit, "events">;

const fixedUnitMs: Readonly<Record<"seconds" | "minutes" | "hours" | "days" | "weeks", number>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: dayMs,
  weeks: 7 * dayMs,
};

/** Whole days since 1970-01-01 UTC. */
export function dayOf(timeMs: number): number {
  return Math.floor(timeMs / dayMs);
}

/**
 * Days since 1970-01-01 of a Gregorian date.
 *
 * Formula: count years from 1 March so that the leap day comes last; 146,097 days per 400 years.
 */
export function daysFromDate(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Months since year 0 (year × 12 + month − 1) of a day number, without making a date object. */
export function monthOfDay(day: number): number {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 2 : marchMonth - 10;
  return (era * 400 + yearOfEra + (month <= 1 ? 1 : 0)) * 12 + month;
}

function dayOfMonth(day: number, month: number): number {
  return day - firstDayOfMonth(month) + 1;
}

function firstDayOfMonth(month: number): number {
  return daysFromDate(Math.floor(month / 12), month - Math.floor(month / 12) * 12 + 1, 1);
}

/** ISO weeks since the week of 1970-01-01; Monday starts a week, so the number stands for (week-year, week). */
export function isoWeekOfDay(day: number): number {
  return Math.floor((day + 3) / 7);
}

/** ISO week number 1 … 53 without its year: the week belongs to the year of its Thursday. */
export function isoWeekNumber(day: number): number {
  const thursday = isoWeekOfDay(day) * 7;
  return Math.floor((thursday - firstDayOfMonth(Math.floor(monthOfDay(thursday) / 12) * 12)) / 7) + 1;
}

/** Week number by the custom of the United States: Sunday starts a week, week 1 holds 1 January. */
export function usWeekNumber(day: number): number {
  const sunday = day - modulo(day + 4, 7);
  const year = Math.floor(monthOfDay(sunday + 6) / 12);
  const newYear = firstDayOfMonth(year * 12);
  return Math.floor((sunday - (newYear - modulo(newYear + 4, 7))) / 7) + 1;
}

function modulo(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}

/** `count` units later; months and years keep the day of the month, or take the last one of a shorter month. */
export function addUnits(timeMs: number, unit: ClockUnit, count: number): number {
  if (unit !== "months" && unit !== "years") return timeMs + count * fixedUnitMs[unit];
  const day = dayOf(timeMs);
  const from = monthOfDay(day);
  const to = from + count * (unit === "years" ? 12 : 1);
  const last = firstDayOfMonth(to + 1) - firstDayOfMonth(to);
  return (firstDayOfMonth(to) + Math.min(dayOfMonth(day, from), last) - 1) * dayMs + (timeMs - day * dayMs);
}

/**
 * Whole units from `fromMs` to `toMs`, cut towards zero: hours, days and weeks from the clock, months and years from the
 * calendar dates alone.
 */
export function wholeUnitsBetween(fromMs: number, toMs: number, unit: ClockUnit): number {
  if (unit !== "months" && unit !== "years") {
    const perUnit = unit === "weeks" ? dayMs : fixedUnitMs[unit];
    const whole = Math.trunc((toMs - fromMs) / perUnit);
    return unit === "weeks" ? Math.trunc(whole / 7) : whole;
  }
  const months = wholeMonthsBetween(dayOf(fromMs), dayOf(toMs));
  return unit === "years" ? Math.trunc(months / 12) : months;
}

function wholeMonthsBetween(fromDay: number, toDay: number): number {
  const from = monthOfDay(fromDay);
  const to = monthOfDay(toDay);
  const days = dayOfMonth(toDay, to) - dayOfMonth(fromDay, from);
  if (to > from && days < 0) return to - from - 1;
  if (to < from && days > 0) return to - from + 1;
  return to - from;
}

/** Units from `fromMs` to `toMs` with their fraction; a month's fraction is the share of that calendar month. */
export function unitsBetween(fromMs: number, toMs: number, unit: ClockUnit): number {
  if (unit !== "months" && unit !== "years") return (toMs - fromMs) / fixedUnitMs[unit];
  return (monthPosition(toMs) - monthPosition(fromMs)) / (unit === "years" ? 12 : 1);
}

function monthPosition(timeMs: number): number {
  const month = monthOfDay(dayOf(timeMs));
  const start = firstDayOfMonth(month);
  return month + (timeMs / dayMs - start) / (firstDayOfMonth(month + 1) - start);
}
