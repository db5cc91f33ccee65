import { expect, it } from "vitest";
import { analyse } from "../../language/index.ts";
import { languageModel } from "../../reading/language-model.ts";
import { draftByRules } from "../draft-by-rules.ts";
import { parseActionLexicon } from "../relations/parse-action-lexicon.ts";
import { markTokens } from "./mark-tokens.ts";

const text = "Paris condemned the raid because it feared a war. “We will not wait,” said Ms Novak.";
const input = { text, analysis: analyse(text, { model: languageModel() }), contributions: [], title: null, documentDate: null, coder: "test" };

function marksOf(word: string, lexicon?: ReturnType<typeof parseActionLexicon>): string[] {
  const tokens = markTokens(input, draftByRules(input, {}), lexicon);
  return [...(tokens.find(({ start, end }) => text.slice(start, end) === word)?.marks ?? [])];
}

it("tells what gazetteer, lexicons, parser and rules know", () => {
  expect(marksOf("Paris")).toEqual(expect.arrayContaining(["tag:NNP", "rel:nsubj", "entity:state", "act-source"]));
  expect(marksOf("condemned")).toEqual(expect.arrayContaining(["act:ACCUSE", "cue:judge"]));
  expect(marksOf("because")).toContain("ruled-link:+");
  expect(marksOf("wait")).toEqual(expect.arrayContaining(["quoted", "said:direct"]));
  expect(marksOf("Novak")).toContain("said-by");
});

it("marks the words of a user's own lexicon", () => {
  expect(marksOf("feared", parseActionLexicon("PROTEST -3: fear"))).toContain("act:PROTEST");
});

it("gives every token once, governors within the list", () => {
  const tokens = markTokens(input, { quotations: [], statements: [] });
  expect(tokens.length).toBe(input.analysis.sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0));
  for (const [index, { head, start, end }] of tokens.entries()) {
    expect(head < tokens.length && head !== index).toBe(true);
    expect(start).toBeLessThan(end);
  }
});
