import { expect, test } from "vitest";
import { defaultScale, findScale } from "@rapporteur/core/model";
import type { Estimate } from "./forecast-frame.ts";
import { estimateProbability, turnDirection } from "./probability.ts";

function estimate(words: string, changes: Partial<Estimate> = {}): Estimate {
  return { words, span: { start: 0, end: words.length }, direction: 1, stated: null, isNegated: false, hasDegree: false, ...changes };
}

test("a negated event takes the complement, a negated estimate too where it is simple", () => {
  const probably = estimateProbability(estimate("probably"), true, defaultScale);
  expect([probably.term, probably.low, probably.high]).toEqual(["probably not", 0.2, 0.45]);
  const notLikely = estimateProbability(estimate("likely", { isNegated: true }), false, defaultScale);
  expect([notLikely.low, notLikely.high]).toEqual([0.2, 0.45]);
  const notVeryLikely = estimateProbability(estimate("very likely", { isNegated: true, hasDegree: true }), false, defaultScale);
  expect([notVeryLikely.low, notVeryLikely.scale]).toEqual([null, null]);
});

test("a scale that names the negated words is taken at its word", () => {
  const kent = findScale("kent1964") ?? defaultScale;
  const found = estimateProbability(estimate("almost certainly"), true, kent);
  expect([found.scale, found.low, found.high]).toEqual(["kent1964", 0.02, 0.12]);
});

test("a stated number needs no scale and turns with its event", () => {
  const stated = estimateProbability(estimate("a 70 percent", { stated: { low: 0.7, high: 0.7 } }), true, defaultScale);
  expect(stated).toMatchObject({ basis: "stated", scale: null, low: 0.3, high: 0.3 });
});

test("directions: two negations cancel, the open stays open, the not certain opens", () => {
  expect(turnDirection(1, null, true)).toBe(-1);
  expect(turnDirection(1, estimate("doubt", { direction: -1, isNegated: true }), false)).toBe(1);
  expect(turnDirection(0, estimate("could", { direction: 0 }), true)).toBe(0);
  expect(turnDirection(1, estimate("possible", { direction: 0, isNegated: true }), false)).toBe(-1);
  expect(turnDirection(1, estimate("certain", { isNegated: true }), false)).toBe(0);
  expect(turnDirection(1, estimate("unlikely", { direction: -1 }), true)).toBe(1);
});
