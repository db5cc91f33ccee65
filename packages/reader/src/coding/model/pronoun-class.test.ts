import { expect, test } from "vitest";
import { pronounClass } from "./pronoun-class.ts";

test.each([
  ["I", "speaker"],
  ["we've", "speakers"],
  ["Our", "speakers"],
  ["she’ll", "person"],
  ["it's", "body"],
  ["They", "several"],
  ["whose", "other"],
  ["Ours is", null],
  ["Italy", null],
])("%s is of the class %s", (words, expected) => {
  expect(pronounClass(words)).toBe(expected);
});
