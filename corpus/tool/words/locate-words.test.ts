import { describe, expect, it } from "vitest";
import { locateWords } from "./locate-words.ts";
import { absoluteSpan, renderDocument } from "../documents/render-document.ts";
import { sampleDocument } from "../sample-for-tests.ts";

const document = sampleDocument();
const rendered = renderDocument(document);

function words(line: number, value: string): string {
  const located = locateWords(document, line, value);
  if ("error" in located) return `error: ${located.error}`;
  const { start, end } = absoluteSpan(rendered, located.place);
  return rendered.text.slice(start, end) + (located.warning === undefined ? "" : " (warned)");
}

describe("locateWords", () => {
  it.each([
    [8, "the accord", "the accord"],
    [9, "8:the accord", "the accord"],
    [9, "the closure … costs", "the closure raised freight costs"],
    [9, "doubt ... winter", "doubt that it will open before winter"],
    [10, '"We will not ... 11:over."', "“We will not … hurry. It is over.”"],
    [10, "not … hurry", "not … hurry"],
    [14, "they", "they"],
    [14, "They", "They"],
  ])("line %i, %s", (line, value, expected) => {
    expect(words(line, value)).toBe(expected);
  });

  it("counts occurrences, and warns where it had to choose", () => {
    const twice = sampleDocument("@body\nNo deal, no talks, no deal.\n");
    const at = (value: string) => locateWords(twice, 2, value);
    expect(at("deal#2")).toEqual({ place: { startLine: 2, start: 22, endLine: 2, end: 26 } });
    expect(at("deal")).toMatchObject({
      place: { start: 3 },
      warning: "'deal' stands twice in line 2; the first is taken, write #1 or #2 to say which",
    });
    expect(at("deal#3")).toEqual({ error: "'deal' stands twice in line 2, not 3 times" });
    expect(at("talks … deal")).toMatchObject({ place: { start: 12, end: 26 } });
  });

  it.each([
    [8, "the acord", "error: 'the acord' does not stand in line 8; nearest: 'the accord'"],
    [9, "the accord", "error: 'the accord' does not stand in line 9; it stands in line 8: write '8:the accord'"],
    [8, "12:the accord", "error: line 12 of the document holds no sentence"],
    [9, "costs … closure", "error: 'closure' in line 9 stands before the words that it is to follow"],
    [8, "Lisbon regretted it", "error: 'Lisbon regretted it' does not stand in line 8; copy the words as they stand there"],
  ])("line %i, %s: names the cure", (line, value, expected) => {
    expect(words(line, value)).toBe(expected);
  });
});
