import { defaultScale } from "@rapporteur/core/model";
import { expect, it } from "vitest";
import { forecastChance } from "./forecast-chance.ts";

const rangeOf = (words: string, direction: 1 | 0 | -1): unknown => {
  const chance = forecastChance(words, direction, defaultScale);
  return chance === null ? null : [chance.low, chance.high, chance.basis];
};

it.each([
  ["will", 1, null],
  ["is likely", 1, [0.55, 0.8, "scale"]],
  ["unlikely", -1, [0.2, 0.45, "scale"]],
  ["will probably", -1, [0.2, 0.45, "scale"]],
  ["a 70 per cent chance", 1, [0.7, 0.7, "stated"]],
  ["less than one chance in four", -1, [0, 0.25, "stated"]],
  ["will not", -1, null],
  ["highly likely", 1, [null, null, "scale"]],
  ["very likely", 1, [0.8, 0.95, "scale"]],
  ["could", 0, [null, null, "scale"]],
] as const)("%s (direction %s) is %j", (words, direction, range) => {
  expect(rangeOf(words, direction)).toEqual(range);
});
