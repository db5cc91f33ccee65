import { describe, expect, test } from "vitest";
import { checkScale, complementRange, defaultScale, estimativeScales, findScale, lookupTerm } from "./estimative-scales.ts";

describe("lookupTerm", () => {
  test("reads ICD 203 by default", () => {
    expect(lookupTerm(defaultScale, "Very  likely")).toEqual({ low: 0.8, high: 0.95 });
    expect(lookupTerm(defaultScale, "unlikely")).toEqual({ low: 0.2, high: 0.45 });
    expect(lookupTerm(defaultScale, "almost no chance")).toEqual({ low: 0.01, high: 0.05 });
  });

  test("the same word has another range on another scale", () => {
    const ranges = ["icd203", "ipcc", "nato", "phia"].map((id) => lookupTerm(findScale(id) ?? defaultScale, "likely"));
    expect(ranges).toEqual([
      { low: 0.55, high: 0.8 },
      { low: 0.66, high: 1 },
      { low: 0.6, high: 0.9 },
      { low: 0.55, high: 0.75 },
    ]);
  });

  test("words outside the scale have no number, and possibility has none on any", () => {
    expect(lookupTerm(defaultScale, "highly likely")).toBeNull();
    for (const scale of estimativeScales) {
      for (const word of ["possible", "could", "may", "might", "perhaps"]) expect(lookupTerm(scale, word)).toBeNull();
    }
  });
});

test("the complement of a range turns both ends", () => {
  expect(complementRange({ low: 0.55, high: 0.95 })).toEqual({ low: 0.05, high: 0.45 });
});

test("Kent's words have the ranges that he gave them", () => {
  const kent = findScale("kent1964") ?? defaultScale;
  const words = ["impossible", "almost certainly not", "probably not", "chances about even", "probable", "almost certain", "certain"];
  expect(words.map((word) => lookupTerm(kent, word)).map((range) => [range?.low, range?.high])).toEqual([
    [0, 0],
    [0.02, 0.12],
    [0.2, 0.4],
    [0.4, 0.6],
    [0.63, 0.87],
    [0.87, 0.99],
    [1, 1],
  ]);
});

test("published scales pass their own check", () => {
  expect(estimativeScales.flatMap(checkScale)).toEqual([]);
});

test("a user's scale is told every fault", () => {
  const faults = checkScale({
    id: "My scale",
    name: "mine",
    source: "me",
    terms: [
      { words: ["maybe"], low: 0.6, high: 0.4 },
      { words: ["maybe", "Sure"], low: 0.9, high: 1.2 },
    ],
  });
  expect(faults).toHaveLength(5);
});
