import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { deedAfter } from "./deed-after.ts";

test.each<[text: string, link: string, words: string, whole: string]>([
  ["The raid has prompted traders from Lima to leave the port.", "prompted", "traders from Lima", "traders from Lima to leave the port"],
  ["The crowd shouted at calls for Sudria to leave.", "calls", "Sudria", "Sudria to leave"],
  ["Mud left the port unable to trade, they say.", "left", "the port", "the port unable to trade"],
  ["The toll keeps prices high.", "keeps", "prices", "prices"],
  // Things do nothing, and what stands behind a comma is another clause.
  ["The raid raised prices to spite the guild.", "raised", "prices", "prices"],
  ["The raid angered the traders, and they left.", "angered", "the traders", "the traders"],
])("%s", (text, link, words, whole) => {
  const [sentence] = analyse(text, { model: languageModel() }).sentences;
  const spanOf = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
  const span = sentence === undefined ? null : deedAfter(sentence, spanOf(words), spanOf(link));
  expect(text.slice(span?.start, span?.end)).toBe(whole);
});
