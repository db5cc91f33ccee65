import { describe, expect, it } from "vitest";
import { tokenize } from "./tokenize.ts";

function forms(text: string): string[] {
  return tokenize(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
}

describe("tokenize", () => {
  it.each([
    ["He didn't say it's Kyiv's.", ["He", "did", "n't", "say", "it", "'s", "Kyiv", "'s", "."]],
    ["They’ve warned; we’ll wait.", ["They", "’ve", "warned", ";", "we", "’ll", "wait", "."]],
    ["Moscow cannot win.", ["Moscow", "can", "not", "win", "."]],
    ["The allies' plan", ["The", "allies", "'", "plan"]],
    ["a long-term, anti-NATO, re-elected leader", ["a", "long", "-", "term", ",", "anti-NATO", ",", "re-elected", "leader"]],
    ["the U.S. and the E.U.", ["the", "U.S.", "and", "the", "E.U."]],
    ["Mr. Lavrov met Gen. A. Sanchez.", ["Mr.", "Lavrov", "met", "Gen.", "A.", "Sanchez", "."]],
    ["up 3.5% to $1,200 at 7:30", ["up", "3.5", "%", "to", "$", "1,200", "at", "7:30"]],
    ["US$10bn", ["US$", "10", "bn"]],
    ["the 1990s and 21st century", ["the", "1990s", "and", "21st", "century"]],
    ["see https://example.org/a?b=c.", ["see", "https://example.org/a?b=c", "."]],
    ["ask a.b@example.com!", ["ask", "a.b@example.com", "!"]],
    ["wait... what?!", ["wait", "...", "what", "?!"]],
    ['"No," he said—firmly.', ['"', "No", ",", '"', "he", "said", "—", "firmly", "."]],
    ["AT&T and O'Brien", ["AT&T", "and", "O'Brien"]],
    ["2022–2023 and/or now", ["2022", "–", "2023", "and", "/", "or", "now"]],
  ])("cuts %j", (text, expected) => {
    expect(forms(text)).toEqual(expected);
  });

  it("keeps a full stop apart at the end of a sentence after a word that is also an abbreviation", () => {
    expect(forms("The answer was no.")).toEqual(["The", "answer", "was", "no", "."]);
    expect(forms("See No. 5.")).toEqual(["See", "No.", "5", "."]);
  });

  it("reads only the span it is given", () => {
    expect(tokenize("one two three", { start: 4, end: 7 })).toEqual([{ start: 4, end: 7 }]);
  });
});
