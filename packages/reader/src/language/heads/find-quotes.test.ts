import { expect, it } from "vitest";
import { findQuotes } from "./find-quotes.ts";

const quotesOf = (text: string): string[] => findQuotes(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ["“We wait,” she said. “Not long.”", ["“We wait,”", "“Not long.”"]],
  ['He called it "a sham".', ['"a sham"']],
  ["‘It’s over,’ said Ada.", ["‘It’s over,’"]],
  ["«We wait,» she said.", ["«We wait,»"]],
  ["The ministers' plan and the EU's offer", []],
  ["“An opening that nobody closes\n\nAnother paragraph.", ["“An opening that nobody closes"]],
])("finds the quotations of %j by their marks", (text, quotes) => {
  expect(quotesOf(text)).toEqual(quotes);
});
