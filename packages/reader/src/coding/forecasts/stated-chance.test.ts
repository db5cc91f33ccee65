import { expect, test } from "vitest";
import { findStatedChances } from "./stated-chance.ts";

test.each([
  ["a 70 percent chance", "a 70 percent", 0.7, 0.7],
  ["perhaps a 30% chance", "perhaps a 30%", 0.3, 0.3],
  ["one in three", "one in three", 0.3333, 0.3333],
  ["about one in four", "about one in four", 0.25, 0.25],
  ["no more than a one-in-ten chance", "no more than a one-in-ten", 0, 0.1],
  ["at least four in five", "at least four in five", 0.8, 1],
  ["three out of four", "three out of four", 0.75, 0.75],
  ["two to one", "two to one", 0.6667, 0.6667],
  ["ten to one against", "ten to one against", 0.0909, 0.0909],
  ["a 60–40 chance", "a 60–40", 0.6, 0.6],
  ["20 to 30 percent", "20 to 30 percent", 0.2, 0.3],
  ["between 20 and 30 percent", "20 and 30 percent", 0.2, 0.3],
  ["better than even", "better than even", 0.5, 1],
  ["fifty-fifty", "fifty-fifty", 0.5, 0.5],
  ["five percent", "five percent", 0.05, 0.05],
  ["seventy-five per cent", "seventy-five per cent", 0.75, 0.75],
])("%s", (text, words, low, high) => {
  expect(findStatedChances(text).map((chance) => [text.slice(chance.start, chance.end), chance.low, chance.high])).toEqual([[words, low, high]]);
});

test("refuses what is no chance", () => {
  expect(findStatedChances("rose by 140 percent in 2031")).toEqual([]);
});
