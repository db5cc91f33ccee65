import { describe, expect, test } from "vitest";
import { addUnits, comingSeason, periodAround } from "./calendar.ts";

describe("calendar", () => {
  test("the last of a month stays in the month it reaches", () => {
    expect(addUnits("2031-01-31", 1, "month")).toBe("2031-02-28");
    expect(addUnits("2031-11-30", 3, "month")).toBe("2032-02-29");
  });

  test.each([
    ["day", "2031-03-17"],
    ["week", "2031-03-29"],
    ["month", "2031-05-15"],
    ["quarter", "2031-09-15"],
    ["year", "2033-03-15"],
    ["decade", "2051-03-15"],
    ["century", "2231-03-15"],
  ] as const)("two units of a %s on", (unit, day) => expect(addUnits("2031-03-15", 2, unit)).toBe(day));

  test("weeks begin on Monday, decades with a zero", () => {
    expect(periodAround("2031-10-03", "week")).toEqual({ from: "2031-09-29", to: "2031-10-05" });
    expect(periodAround("2031-10-03", "decade", 1)).toEqual({ from: "2040-01-01", to: "2049-12-31" });
  });

  test("a winter that is under way is this winter", () => {
    expect(comingSeason("winter", "2032-01-15")).toEqual({ from: "2031-12-01", to: "2032-02-29" });
  });
});
