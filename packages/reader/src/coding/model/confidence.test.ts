import { expect, test } from "vitest";
import { besideProduct, confidenceOf } from "./confidence.ts";

test("the confidence is the product of the chances, moved by slope and shift", () => {
  expect(confidenceOf([0.8, 0.5], undefined)).toBe(0.4);
  expect(confidenceOf([0.5], [1, 2])).toBe(0.88);
  expect(confidenceOf([0.5], [1, 2], -2)).toBe(0.5);
  // A calibration moves what is known beside the product with it.
  expect(confidenceOf([0.5], [0.5, 0], 2)).toBe(confidenceOf([0.5], [1, 1]));
  expect(confidenceOf([0], undefined)).toBe(0.01);
  expect(confidenceOf([1], undefined)).toBe(0.99);
});

test("a surer trigger makes a draft surer, and so do parts that stand near by and name what they mean", () => {
  const plain = besideProduct("position", 0.5, {});
  expect(besideProduct("position", 0.9, {})).toBeGreaterThan(plain);
  expect(besideProduct("position", 0.5, { far: true })).toBeLessThan(plain);
  expect(besideProduct("position", 0.5, { pronoun: true })).toBeLessThan(plain);
  expect(besideProduct("cause", 0.5, { forward: true })).toBeLessThan(besideProduct("cause", 0.5, { forward: false }));
  expect(besideProduct("forecast", 1, { far: true })).toBe(besideProduct("forecast", 0.9999, {}));
});
