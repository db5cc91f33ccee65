import { describe, expect, it } from "vitest";
import { splitSentences } from "./split-sentences.ts";

function sentences(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe("splitSentences", () => {
  it.each([
    ["Talks failed. War followed.", ["Talks failed.", "War followed."]],
    ["Mr. Xi met Gen. Li. They talked.", ["Mr. Xi met Gen. Li.", "They talked."]],
    ["The U.S. President spoke in the U.S. He left.", ["The U.S. President spoke in the U.S.", "He left."]],
    ["J. R. Smith wrote it. A. Jones agreed.", ["J. R. Smith wrote it.", "A. Jones agreed."]],
    ['"Will it hold?" he asked. "No."', ['"Will it hold?" he asked.', '"No."']],
    ["“It will not hold.” Then he left.", ["“It will not hold.”", "Then he left."]],
    ["Growth was 3.5 per cent. It fell.", ["Growth was 3.5 per cent.", "It fell."]],
    ["Well... maybe not.", ["Well... maybe not."]],
    ["It ended... Then it began.", ["It ended...", "Then it began."]],
    ["See e.g. Smith. It is clear.", ["See e.g. Smith.", "It is clear."]],
    ["They agreed.[12] Then they left.", ["They agreed.[12]", "Then they left."]],
    ["What next\n\nNobody knows", ["What next", "Nobody knows"]],
    ["- first point\n- second point", ["- first point", "- second point"]],
    ["Really?! Yes!", ["Really?!", "Yes!"]],
  ])("splits %j", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it("never crosses the edge of a block", () => {
    const text = "A heading without a stop The text begins.";
    const edge = text.indexOf("The");
    expect(splitSentences(text, [{ start: 0, end: edge }]).map(({ start, end }) => text.slice(start, end))).toEqual([
      "A heading without a stop",
      "The text begins.",
    ]);
  });

  it("does not look beyond a blank line for what follows a stop", () => {
    expect(sentences('It was no. "\n\nPutin')).toEqual(['It was no. "', "Putin"]);
    expect(sentences("He sat on page no. \n\nSeven came.")).toEqual(["He sat on page no.", "Seven came."]);
  });

  it("joins lines that are only wrapped, and ends a short heading line", () => {
    const wrapped = `The minister said that the talks would go on for as long as it took and that\nnobody should expect a quick result.`;
    expect(sentences(wrapped)).toEqual([wrapped]);
    expect(sentences(`Our view\n${wrapped}`)[0]).toBe("Our view");
  });

  it("finds nothing in white space", () => {
    expect(splitSentences(" \n\n\t ")).toEqual([]);
  });
});
