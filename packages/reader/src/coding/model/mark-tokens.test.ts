import { expect, it } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { parseActionLexicon } from "../lexicons/parse-action-lexicon.ts";
import { markTokens, ownActs } from "./mark-tokens.ts";

const text = "Paris condemned the raid because it feared a war. “We will not wait,” said Ms Novak.";
const input = { text, analysis: analyse(text, { model: languageModel() }), contributions: [], title: null, documentDate: null, coder: "test" };

function marksOf(word: string, lexicon?: ReturnType<typeof parseActionLexicon>): string[] {
  const tokens = markTokens(input, lexicon);
  return [...(tokens.find(({ start, end }) => text.slice(start, end) === word)?.marks ?? [])];
}

it("tells what gazetteer, lexicons and parser know", () => {
  expect(marksOf("Paris")).toEqual(expect.arrayContaining(["tag:NNP", "rel:nsubj", "entity:state"]));
  expect(marksOf("condemned")).toEqual(expect.arrayContaining(["word:ACCUSE", "cue:judge"]));
  expect(marksOf("wait")).toContain("quoted");
});

it("marks the words of a user's own lexicon", () => {
  const own = parseActionLexicon("PROTEST -3: fear");
  expect(marksOf("feared", own)).toContain("word:PROTEST");
  expect(ownActs(input, own)).toEqual([{ start: text.indexOf("feared"), end: text.indexOf("feared") + 6, action: "PROTEST" }]);
  expect(ownActs(input, undefined)).toEqual([]);
});

it("gives every token once, governors within the list", () => {
  const tokens = markTokens(input);
  expect(tokens.length).toBe(input.analysis.sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0));
  for (const [index, { head, start, end }] of tokens.entries()) {
    expect(head < tokens.length && head !== index).toBe(true);
    expect(start).toBeLessThan(end);
  }
});

it("holds equal marks once, however often their words come again", () => {
  const times = 8;
  const long = text.concat("\n\n").repeat(times);
  const given = { ...input, text: long, analysis: analyse(long, { model: languageModel() }) };
  const lists = (tokens: ReturnType<typeof markTokens>): number => new Set(tokens.map(({ marks }) => marks)).size;
  const once = lists(markTokens(input));
  expect(lists(markTokens(given))).toBeLessThan(2 * once);
});
