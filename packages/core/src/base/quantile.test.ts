import { expect, test } from "vitest";
import { quantile } from "./quantile.ts";

test("quantiles lie between order statistics", () => {
  const sorted = Float64Array.of(1, 2, 4, 8);
  expect([0, 1 / 3, 0.5, 0.9, 1].map((share) => quantile(sorted, share))).toEqual([1, 2, 3, expect.closeTo(6.8, 12), 8]);
  expect(quantile(Float64Array.of(3), 0.975)).toBe(3);
});
