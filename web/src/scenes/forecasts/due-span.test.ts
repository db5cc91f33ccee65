import { expect, test } from "vitest";
import { endsIn } from "./due-span.ts";
import { spanNames } from "./settings.ts";

const now = Date.parse("2026-11-29T15:00:00Z");
const spans = (day: string | null) => spanNames.filter((span) => endsIn(span, day === null ? null : Date.parse(`${day}T23:59:59.999Z`), now));

test("a horizon ends before today, this month, within a year, or on no day", () => {
  expect(spans("2026-10-31")).toEqual(["past"]);
  expect(spans("2026-11-02")).toEqual(["past", "month"]);
  expect(spans("2026-11-29")).toEqual(["month", "year"]);
  expect(spans("2026-12-01")).toEqual(["year"]);
  expect(spans("2027-11-29")).toEqual(["year"]);
  expect(spans("2027-11-30")).toEqual([]);
  expect(spans(null)).toEqual(["never"]);
});
