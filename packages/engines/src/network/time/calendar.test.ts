import { expect, test } from "vitest";
import {
  addUnits,
  dayOf,
  isoWeekNumber,
  isoWeekOfDay,
  timeUnits,
  unitsBetween,
  usWeekNumber,
  wholeUnitsBetween,
  type ClockUnit,
} from "./calendar.ts";
import { startOfUnit } from "./window-series.ts";

const at = (text: string): number => Date.parse(text.includes("T") ? `${text}Z` : text);
const iso = (time: number): string => new Date(time).toISOString().replace(/T00:00:00.000Z$|:00.000Z$|.000Z$/, "");

test("there are eight units, the shortest first", () => {
  expect(timeUnits).toEqual(["events", "seconds", "minutes", "hours", "days", "weeks", "months", "years"]);
});

test("three units later, and three earlier", () => {
  const moved = (count: number) =>
    Object.fromEntries(timeUnits.slice(1).map((unit) => [unit, iso(addUnits(at("2020-03-31T10:30:15"), unit as ClockUnit, count))]));
  expect(moved(3)).toEqual({
    seconds: "2020-03-31T10:30:18",
    minutes: "2020-03-31T10:33:15",
    hours: "2020-03-31T13:30:15",
    days: "2020-04-03T10:30:15",
    weeks: "2020-04-21T10:30:15",
    months: "2020-06-30T10:30:15",
    years: "2023-03-31T10:30:15",
  });
  expect(moved(-3)).toMatchObject({
    seconds: "2020-03-31T10:30:12",
    weeks: "2020-03-10T10:30:15",
    months: "2019-12-31T10:30:15",
    years: "2017-03-31T10:30:15",
  });
  expect(iso(addUnits(at("1968-02-29"), "years", 1))).toBe("1969-02-28");
  expect(iso(addUnits(at("2020-12-31"), "months", 2))).toBe("2021-02-28");
});

test("whole units are cut towards zero, months and years by their dates", () => {
  const between = (from: string, to: string, unit: ClockUnit) => wholeUnitsBetween(at(from), at(to), unit);
  expect(between("2020-01-01T00:00:00", "2020-01-01T02:59:59", "hours")).toBe(2);
  expect(between("2020-01-01T02:59:59", "2020-01-01T00:00:00", "hours")).toBe(-2);
  expect(between("2020-01-01T00:00:00", "2020-01-01T00:02:59", "minutes")).toBe(2);
  expect(between("2020-01-01", "2020-01-14", "weeks")).toBe(1);
  expect(between("2020-01-01", "2020-01-15", "weeks")).toBe(2);
  expect(between("2020-01-15", "2020-01-01", "weeks")).toBe(-2);
  expect(between("2020-01-15", "2020-03-14", "months")).toBe(1);
  expect(between("2020-01-15", "2020-03-15", "months")).toBe(2);
  expect(between("2020-03-14", "2020-01-15", "months")).toBe(-1);
  expect(between("2020-03-15", "2020-01-15", "months")).toBe(-2);
  expect(between("2020-01-15", "2020-01-31", "months")).toBe(0);
  expect(between("2020-01-31", "2020-01-15", "months")).toBe(0);
  expect(between("2018-05-02", "2020-05-01", "years")).toBe(1);
  expect(between("2018-05-02", "2020-05-02", "years")).toBe(2);
  expect(between("2020-05-01", "2018-05-02", "years")).toBe(-1);
});

test("units with their fraction, a month's by its own length", () => {
  const between = (from: string, to: string, unit: ClockUnit) => unitsBetween(at(from), at(to), unit);
  expect(between("2020-01-01T00:00:00", "2020-01-01T00:00:01.500", "seconds")).toBe(1.5);
  expect(between("2020-01-01T00:00:00", "2020-01-01T00:01:30", "minutes")).toBe(1.5);
  expect(between("2020-01-01T00:00:00", "2020-01-01T01:30:00", "hours")).toBe(1.5);
  expect(between("2020-01-02", "2020-01-01T12:00:00", "days")).toBe(-0.5);
  expect(between("2020-01-01", "2020-01-11T12:00:00", "weeks")).toBe(1.5);
  // Half of February, which has 29 days; then a whole March.
  expect(between("2020-02-15T12:00:00", "2020-03-01", "months")).toBeCloseTo(0.5, 12);
  expect(between("2020-02-15T12:00:00", "2020-04-16", "months")).toBeCloseTo(0.5 + 1 + 0.5, 12);
  expect(between("2020-07-01", "2022-01-01", "years")).toBeCloseTo(1.5, 12);
});

test("a week of its year begins on Monday by ISO, on Sunday in the United States", () => {
  const numbers = (week: (day: number) => number, ...dates: string[]) => dates.map((date) => week(dayOf(at(date))));
  expect(numbers(isoWeekNumber, "2020-01-01", "2020-06-14", "2020-06-15", "2020-12-31", "2022-01-02", "2024-12-30", "1969-12-31")).toEqual([
    1, 24, 25, 53, 52, 1, 1,
  ]);
  expect(
    numbers(usWeekNumber, "2020-01-01", "2020-01-04", "2020-01-05", "2020-06-13", "2020-06-14", "2022-12-31", "2023-01-01", "1969-12-27"),
  ).toEqual([1, 1, 2, 24, 25, 53, 1, 52]);
  // 1970 began on a Thursday.
  expect(numbers(isoWeekOfDay, "1969-12-28", "1969-12-29", "1970-01-04", "1970-01-05")).toEqual([-1, 0, 0, 1]);
  expect(dayOf(at("1969-12-31T23:59:59"))).toBe(-1);
});

test("every unit has a beginning", () => {
  const begins = (time: string) => Object.fromEntries(timeUnits.slice(1).map((unit) => [unit, iso(startOfUnit(at(time), unit as ClockUnit))]));
  expect(begins("2020-12-31T10:30:15.250")).toEqual({
    seconds: "2020-12-31T10:30:15",
    minutes: "2020-12-31T10:30",
    hours: "2020-12-31T10:00",
    days: "2020-12-31",
    weeks: "2020-12-28",
    months: "2020-12-01",
    years: "2020-01-01",
  });
  expect(begins("2021-01-04")).toMatchObject({ weeks: "2021-01-04", months: "2021-01-01", years: "2021-01-01" });
});
