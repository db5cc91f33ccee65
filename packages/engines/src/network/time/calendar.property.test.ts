import fc from "fast-check";
import { expect, test } from "vitest";
import { addUnits, dayOf, daysFromDate, isoWeekNumber, monthOfDay, unitsBetween, usWeekNumber, wholeUnitsBetween } from "./calendar.ts";

const times = fc.integer({ min: Date.UTC(1600, 0, 1), max: Date.UTC(2400, 0, 1) });

test("months and days agree with the platform's calendar", () => {
  fc.assert(
    fc.property(times, (time) => {
      const date = new Date(time);
      expect(monthOfDay(dayOf(time))).toBe(date.getUTCFullYear() * 12 + date.getUTCMonth());
      expect(daysFromDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(dayOf(time));
    }),
  );
});

test("adding months keeps the clock and never leaves the month asked for", () => {
  fc.assert(
    fc.property(times, fc.integer({ min: -40, max: 40 }), (time, count) => {
      const later = addUnits(time, "months", count);
      expect(monthOfDay(dayOf(later)) - monthOfDay(dayOf(time))).toBe(count);
      expect(later - dayOf(later) * 86_400_000).toBe(time - dayOf(time) * 86_400_000);
    }),
  );
});

test("whole and fractional units stay within one unit of each other", () => {
  fc.assert(
    fc.property(times, times, fc.constantFrom("hours" as const, "days" as const, "weeks" as const, "years" as const), (from, to, unit) => {
      expect(Math.abs(unitsBetween(from, to, unit) - wholeUnitsBetween(from, to, unit))).toBeLessThan(1.1);
    }),
  );
});

test("week numbers at the turn of the year", () => {
  const iso = (text: string) => isoWeekNumber(dayOf(Date.parse(text)));
  const us = (text: string) => usWeekNumber(dayOf(Date.parse(text)));
  expect([iso("2019-12-29"), iso("2019-12-30"), iso("2021-01-03"), iso("2021-01-04")]).toEqual([52, 1, 53, 1]);
  expect([us("2019-12-28"), us("2019-12-29"), us("2021-01-02"), us("2021-01-03")]).toEqual([52, 1, 1, 2]);
});

test("a month's end is clipped, and stays clipped when stepped on", () => {
  const january = Date.UTC(2020, 0, 31);
  const february = addUnits(january, "months", 1);
  expect(new Date(february).toISOString().slice(0, 10)).toBe("2020-02-29");
  expect(new Date(addUnits(february, "months", 1)).toISOString().slice(0, 10)).toBe("2020-03-29");
  expect(new Date(addUnits(Date.UTC(2020, 1, 29), "years", 1)).toISOString().slice(0, 10)).toBe("2021-02-28");
});
