import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import type { Sentence } from "../sentence.ts";
import { analyseSyntax } from "./analyse-syntax.ts";
import { loadLanguageModel, longestSentence } from "./language-model.ts";

const model = loadLanguageModel(readFileSync(fileURLToPath(new URL("../../../../english/weights/english.rapmodel", import.meta.url))));

/** Text as documents have it, and text as they should not. */
const prose = fc
  .array(
    fc.constantFrom(
      "Putin",
      "warned",
      "that",
      "the U.S.",
      "would",
      "n't",
      "act",
      "—",
      '"',
      "“why?”",
      "(or)",
      "...",
      "e.g.",
      "3.5%",
      "\n",
      "it's",
      "allies'",
      "no.",
      "😀",
      "well-known",
    ),
    {
      maxLength: 40,
    },
  )
  .map((words) => words.join(" "));
const anyText = fc.oneof(prose, fc.string({ unit: "binary", maxLength: 120 }), fc.string({ unit: "grapheme", maxLength: 80 }));

function expectTree(sentence: Sentence): void {
  const { tokens } = sentence;
  expect(tokens.filter((token) => token.head === -1)).toHaveLength(1);
  for (const token of tokens) {
    expect(token.deprel === "root").toBe(token.head === -1);
    let above = token.head;
    let steps = 0;
    while (above >= 0) {
      expect(above).toBeLessThan(tokens.length);
      above = (tokens[above] as (typeof tokens)[number]).head;
      expect(++steps).toBeLessThanOrEqual(tokens.length);
    }
  }
}

function shifted(sentences: readonly Sentence[], by: number): Sentence[] {
  return sentences.map((sentence) => ({
    start: sentence.start + by,
    end: sentence.end + by,
    tokens: sentence.tokens.map((token) => ({ ...token, start: token.start + by, end: token.end + by })),
  }));
}

/** Longer than any line of a document. */
const many = times(100_000, 500_000);

describe("analyseSyntax", { timeout: 60_000 }, () => {
  it("puts every character that is not white space into exactly one token, in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = analyseSyntax(text, model).flatMap((sentence) => sentence.tokens);
        let at = 0;
        for (const token of tokens) {
          expect(text.slice(at, token.start).trim()).toBe("");
          expect(token.form).toBe(text.slice(token.start, token.end));
          expect(token.form).not.toMatch(/^\s|\s$/u);
          at = token.end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
      { numRuns: times(15, 150) },
    );
  });

  it("builds a tree with one root over every sentence", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const sentence of analyseSyntax(text, model)) {
          expect(sentence.tokens.length).toBeGreaterThan(0);
          expect(sentence.tokens.length).toBeLessThanOrEqual(longestSentence);
          expectTree(sentence);
        }
      }),
      { numRuns: times(12, 100) },
    );
  });

  it("analyses paragraphs apart as it analyses them together", () => {
    fc.assert(
      fc.property(prose, prose, (first, second) => {
        const start = `${first}\n\n`;
        expect(analyseSyntax(start + second, model)).toEqual([
          ...analyseSyntax(start, model),
          ...shifted(analyseSyntax(second, model), start.length),
        ]);
      }),
      { numRuns: times(8, 50) },
    );
  });

  it.each([
    ["one character", "x".repeat(many)],
    ["one sentence", "and then the talks went on ".repeat(200)],
    ["quotes", '"'.repeat(many)],
    ["stops and letters", "a.".repeat(many / 10)],
    ["brackets", "([".repeat(500)],
    ["line ends", "\n".repeat(many)],
  ])("comes to an end on a long text of %s, leaving nothing out", (_name, text) => {
    let length = 0;
    for (const sentence of analyseSyntax(text, model)) for (const token of sentence.tokens) length += token.end - token.start;
    expect(length).toBe(text.replaceAll(/\s/gu, "").length);
  });
});
