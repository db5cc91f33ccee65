import { expect, it } from "vitest";
import { formatNumber, formatPercent, formatSpan } from "./format.ts";

it("a month and a year are called so, another stretch by its first day", () => {
  const span = (from: string, to: string): string => formatSpan({ from: Date.parse(from), to: Date.parse(to) });
  expect(span("2024-02-01", "2024-03-01")).toMatch(/^Feb\S* 2024$/);
  expect(span("2024-12-01", "2025-01-01")).toMatch(/^Dec\S* 2024$/);
  expect(span("2024-01-01", "2025-01-01")).toBe("2024");
  for (const [from, to] of [
    ["2024-02-05", "2024-03-05"],
    ["2024-02-01", "2024-02-08"],
    ["2024-02-01", "2025-02-01"],
  ] as const)
    expect(span(from, to)).toMatch(/\b0?[15]\b/);
});

it("what rounds to zero has no minus", () => {
  expect([-0, -0.0001, 0.0001].map(formatNumber)).toEqual(["0", "0", "0"]);
  expect([-0, -0.001, 0.001].map(formatPercent)).toEqual(["0%", "0%", "0%"]);
  expect([formatNumber(-0.5), formatPercent(-0.5)]).toEqual(["-0.5", "-50%"]);
});
