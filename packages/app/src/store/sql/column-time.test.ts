import { expect, test } from "vitest";
import { columnDay, dayBound, isDay, isMoment } from "./column-time.ts";

test.each([
  ["2024-02-29", true],
  ["0001-01-01", true],
  ["9999-12-31", true],
  ["2023-02-29", false],
  ["2024-13-01", false],
  ["0000-01-01", false],
  ["2024-02", false],
  ["soon", false],
])("%s is a day: %s", (text, is) => {
  expect(isDay(text)).toBe(is);
  expect(columnDay(text)).toBe(is ? text : null);
});

test.each([
  ["2024-05-01T08:00:00.120Z", true],
  ["2024-05-01T08:00:00Z", true],
  ["2024-05-01T08:00:00", false],
  ["2024-05-01T25:00:00.000Z", false],
  ["2024-02-30T08:00:00.000Z", false],
])("%s is a moment: %s", (text, is) => expect(isMoment(text)).toBe(is));

test("a bound in the year 0 is before every day", () => {
  expect([dayBound("0000-05-01"), dayBound("2024-05-01")]).toEqual(["0001-01-01", "2024-05-01"]);
});
