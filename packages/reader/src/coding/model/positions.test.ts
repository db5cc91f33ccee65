import { expect, test } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { stanceShift } from "./positions.ts";

const shiftIn = (text: string, word: string, intensity = "plain"): number =>
  stanceShift(analyse(text, { model: languageModel() }).sentences[0], {
    trigger: { start: text.indexOf(word), end: text.indexOf(word) + word.length },
    attributes: { intensity: { value: intensity, chance: 1 } },
  });

test("a stance in passing is less sure than one that a clause takes, and a strong one surer than a mild one", () => {
  const main = shiftIn("The vote was a sham.", "sham");
  expect(shiftIn("The guild loathes the toll.", "loathes")).toBe(main);
  expect(shiftIn("The foolish vote was held.", "foolish")).toBeLessThan(main);
  expect(shiftIn("The toll, which the guild loathes, was paid.", "loathes")).toBeLessThan(main);
  expect(shiftIn("The vote was a sham.", "sham", "strong")).toBeGreaterThan(main);
  expect(shiftIn("The vote was a sham.", "sham", "mild")).toBeLessThan(main);
});
