import { describe, expect, it } from "vitest";
import { codePassage } from "../../../test/support/code-passage.ts";

function quotationsOf(text: string): string[] {
  return codePassage(text).quotations.map(({ speaker, start, end }) => `${speaker ?? "?"}: ${text.slice(start, end)}`);
}

describe("reports without a verb of saying", () => {
  it.each([
    ["somebody's view", "In Moscow's view, the treaty is a trap for the weak.", "state:RUS: the treaty is a trap for the weak"],
    ["an argument put equal", "Ankara's argument is that the ships would provoke Greece.", "state:TUR: that the ships would provoke Greece"],
    ["what one is told", "I am told that Berlin knew about it.", "?: that Berlin knew about it"],
    ["a people as a speaker", "The Kyrgyz insist that they won.", "state:KGZ: that they won"],
    ["a verb taken for a noun", "Its own prospectus warns that the mine may fail.", "?: that the mine may fail"],
    ["words threatened with", 'Egypt threatened Sudan with "consequences" on Sunday.', 'state:EGY: "consequences"'],
  ])("%s", (_what, text, wanted) => {
    expect(quotationsOf(text)).toEqual([wanted]);
  });
});

describe("what reports nobody's words", () => {
  it.each([
    ["the writer's own view", "In my view, the treaty is a trap for the weak."],
    ["one", "One hopes that Berlin will think better of it."],
    ["a question", "Would Moldova be better off in the bloc, as some of its friends say?"],
    ["a deed as the subject", "Calling for restraint tells Caracas that aggression pays."],
    ["a claim to something", "She gave up the claim to the dam that her predecessor had pressed for a decade."],
    ["a year", "In the opinion of 2024 the tribunal extended the rule to harm from any source."],
  ])("%s", (_what, text) => {
    expect(quotationsOf(text)).toEqual([]);
  });
});
