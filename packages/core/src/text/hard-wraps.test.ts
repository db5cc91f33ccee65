import { expect, it } from "vitest";
import { longestOf, wasBroken } from "./hard-wraps.ts";

it("takes a line for broken where the next word had no room", () => {
  expect(wasBroken("The price of grain rose for the third week", "unexpectedly,", 56)).toBe(true);
  expect(wasBroken("The price of grain rose", "unexpectedly,", 56)).toBe(false);
});

it("asks of wider lines no more than of those of a hundred characters", () => {
  expect(wasBroken("x".repeat(92), "whole", 130)).toBe(true);
  expect(wasBroken("x".repeat(90), "whole", 130)).toBe(false);
});

it("finds the longest of more lines than a call takes arguments", () => {
  expect(longestOf([...Array.from({ length: 300_000 }, () => "ab"), "abc"])).toBe(3);
  expect(longestOf([])).toBe(0);
});
