import { expect, test } from "vitest";
import { openingMark } from "./opening-mark.ts";

test.each([
  ['> "The tolls are unlawful," she said.', "The", '"The'],
  ["He said: (“No more”)", "No", "(“No"],
  ["The end.", "The", "The"],
  // It closes what stands before.
  ['He said "no"Yes', "Yes", "Yes"],
])("%s", (text, words, shown) => {
  const start = text.indexOf(words);
  expect(text.slice(openingMark(text, start), start + words.length)).toBe(shown);
});
