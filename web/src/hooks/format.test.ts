import { expect, it } from "vitest";
import { formatNumber, formatPercent } from "./format.ts";

it("what rounds to zero has no minus", () => {
  expect([-0, -0.0001, 0.0001].map(formatNumber)).toEqual(["0", "0", "0"]);
  expect([-0, -0.001, 0.001].map(formatPercent)).toEqual(["0%", "0%", "0%"]);
  expect([formatNumber(-0.5), formatPercent(-0.5)]).toEqual(["-0.5", "-50%"]);
});
