import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { leavesOpenWho } from "./open-speaker.ts";

test.each([
  ["It is said that the mill pays.", "said", true],
  ["The mayor was told that the mill pays.", "told", true],
  ["I gather that the mill pays.", "gather", true],
  ["I am told that the mill pays.", "told", true],
  ["I told the mayor that the mill pays.", "told", false],
  ["One hopes that the mill pays.", "hopes", false],
  ["The mayor says that the mill pays.", "says", false],
  ["In the opinion of the mayor the mill pays.", "opinion", false],
])("%s", (text, cue, isOpen) => {
  const { sentences } = analyse(text, { model: languageModel() });
  expect(leavesOpenWho(sentences, { start: text.indexOf(cue), end: text.indexOf(cue) + cue.length })).toBe(isOpen);
});
