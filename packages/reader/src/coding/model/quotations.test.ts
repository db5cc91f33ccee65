import { describe, expect, it } from "vitest";
import { codePassage } from "../../../../../test/support/code-passage.ts";

function quotationsOf(text: string): string[] {
  return codePassage(text).quotations.map(({ speaker, start, end }) => `${speaker ?? "?"}: ${text.slice(start, end)}`);
}

describe("reports without a verb of saying", () => {
  it.each([
    ["somebody's view", "In Moscow's view, the treaty is a trap for the weak.", "state:RUS: the treaty is a trap for the weak"],
    ["what one is told", "I am told that Berlin knew about it.", "?: that Berlin knew about it"],
    ["a people as a speaker", "The Kyrgyz insist that they won.", "state:KGZ: that they won"],
    ["words threatened with", 'Egypt threatened Sudan with "consequences" on Sunday.', 'state:EGY: "consequences"'],
    ["a promise with its time before it", "Oslo promised in 2028 to finance a route.", "state:NOR: finance a route"],
    ["a threat with its day before it", "Ankara threatened on Sunday to close the strait.", "state:TUR: close the strait"],
    ["words the writer adds", "It was a blunder, as Moscow said, and for once I see no reason to object.", "state:RUS: It was a blunder"],
  ])("%s", (_what, text, wanted) => {
    expect(quotationsOf(text)).toEqual([wanted]);
  });
});

describe("what reports nobody's words", () => {
  it.each([
    ["the writer's own view", "In my view, the treaty is a trap for the weak."],
    ["what was announced before", "The fund that Lima announced last week is pitifully small."],
    ["one", "One hopes that Berlin will think better of it."],
    ["a question", "Would Moldova be better off in the bloc, as some of its friends say?"],
    ["a deed as the subject", "Calling for restraint tells Caracas that aggression pays."],
    ["a claim to something", "She gave up the claim to the dam that her predecessor had pressed for a decade."],
  ])("%s", (_what, text) => {
    expect(quotationsOf(text)).toEqual([]);
  });
});
