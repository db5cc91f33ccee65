import { expect, it } from "vitest";
import { pageFrom } from "../page-for-tests.ts";
import { toPageUnits } from "../page-unit.ts";
import { pageSentences } from "./page-sentences.ts";

it("leaves what has no words with the sentence before it", () => {
  const sentences = pageSentences(toPageUnits(pageFrom("“We were told nothing. (...) The silt was there before us. ”")));
  expect(sentences.map(({ text, order, isLast }) => [text, order, isLast])).toEqual([
    ["“We were told nothing. (...)", 0, false],
    ["The silt was there before us. ”", 1, true],
  ]);
});
