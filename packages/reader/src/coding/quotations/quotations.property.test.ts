import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import type { Sentence, Token } from "../../language/sentence.ts";
import { indexAttributions } from "../../events/attribution.ts";
import { codeQuotations } from "./code-quotations.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { findQuotedSpans } from "./quote-marks.ts";

const pieces = fc.constantFrom(
  "“",
  "”",
  '"',
  "'",
  "’",
  "‘",
  "«",
  "»",
  "``",
  "''",
  " ",
  "\n",
  "\n\n",
  ".",
  ",",
  ":",
  "?",
  "said",
  "Xi",
  "he",
  "told",
  "the deal",
  "leaders’",
  "don't",
  "é👍",
  "s' ",
);
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));

/** Sentences with a tree of random shape: the coder must bear whatever the parser makes of a broken text. */
function arbitraryTrees(text: string, heads: readonly number[]): Sentence[] {
  const words = [...text.matchAll(/[\p{L}\p{N}’']+|[^\s\p{L}\p{N}]/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    form: match[0],
  }));
  const sentences: Sentence[] = [];
  for (let from = 0; from < words.length; from += 9) {
    const part = words.slice(from, from + 9);
    const relations = ["nsubj", "ccomp", "obj", "parataxis", "obl", "conj", "punct"];
    const tokens = part.map((word, index): Token => {
      const seed = heads[(from + index) % heads.length] ?? 0;
      const isVerb = word.form === "said" || word.form === "told";
      return {
        ...word,
        lemma: isVerb ? { said: "say", told: "tell" }[word.form as "said" | "told"] : word.form,
        upos: isVerb ? "VERB" : /\p{L}/u.test(word.form) ? "PROPN" : "PUNCT",
        xpos: isVerb ? "VBD" : "NNP",
        head: index === 0 ? -1 : seed % index,
        deprel: index === 0 ? "root" : (relations[seed % relations.length] as string),
      };
    });
    sentences.push({ start: (part[0] as Token).start, end: (part.at(-1) as Token).end, tokens });
  }
  return sentences;
}

describe("findQuotedSpans", () => {
  it("gives spans inside their paragraph and their parent, in order", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const paragraphs = paragraphsOf(text);
        const quotes = findQuotedSpans(text, paragraphs);
        quotes.forEach((quote, index) => {
          expect(quote.start).toBeLessThan(quote.inner.start);
          expect(quote.inner.start).toBeLessThan(quote.inner.end);
          expect(quote.inner.end).toBeLessThanOrEqual(quote.end);
          expect(paragraphs.some((paragraph) => paragraph.start <= quote.start && quote.end <= paragraph.end)).toBe(true);
          const parent = quote.parent === null ? undefined : quotes[quote.parent];
          if (parent) expect([parent.start < quote.start, quote.end <= parent.end, (quote.parent as number) < index]).toEqual([true, true, true]);
        });
      }),
      { numRuns: times(120, 400) },
    );
  });
});

describe("codeQuotations", () => {
  it("never throws, and gives spans of the text that nest as `within` says", () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(50), { minLength: 1, maxLength: 20 }), fc.constantFrom("speech", "every"), (text, heads, breadth) => {
        const input = {
          text,
          analysis: { text, sentences: arbitraryTrees(text, heads), mentions: [], entities: [], warnings: [] },
          contributions: [],
          title: null,
          documentDate: null,
          coder: "test",
        };
        const { quotations } = codeQuotations(input, { breadth });
        const byId = new Map(quotations.map((quotation) => [quotation.id, quotation]));
        expect(byId.size).toBe(quotations.length);
        for (const quotation of quotations) {
          expect([0 <= quotation.start, quotation.start < quotation.end, quotation.end <= text.length]).toEqual([true, true, true]);
          if (quotation.speakerSpan) expect(text.slice(...quotation.speakerSpan)).toBe(quotation.speakerText);
          const outer = quotation.within === null ? undefined : byId.get(quotation.within);
          if (outer) expect(outer.start <= quotation.start && quotation.end <= outer.end).toBe(true);
        }
        const attribution = indexAttributions(input, quotations);
        for (const quotation of quotations) expect(attribution.at(quotation).quotation).not.toBeNull();
      }),
      { numRuns: times(120, 400) },
    );
  });
});
