import { expect, it } from "vitest";
import { wordShape, wordShapes } from "./word-shape.ts";

it.each([
  ["talks", false, "lower"],
  ["Talks", true, "initialTitle"],
  ["Moscow", false, "title"],
  ["NATO", false, "upper"],
  ["I", true, "initialTitle"],
  ["McCann", false, "mixed"],
  ["2024", false, "digits"],
  ["“", false, "mark"],
] as const)("%s (begins: %s) is %s", (word, begins, shape) => {
  expect(wordShape(word, begins)).toBe(wordShapes[shape]);
});
