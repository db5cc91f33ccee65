import type { EstimativeScale, Span } from "@rapporteur/core/model";

const future = "(?:will|won['’]t|shall|wo n['’]t)";
const copula = "(?:is|are|looks?|seems?|appears?|remains?)";

/**
 * Sentences that expect something in words of a scale, whatever else they say: "will probably", "almost certainly will", "is unlikely to", "it is likely that". Questions expect nothing.
 *
 * @returns indexes of sentences. Cost: linear in the text, times the terms of the scale
 */
export function scaledExpectations(sentences: readonly Span[], text: string, { terms }: EstimativeScale): Set<number> {
  const words = terms
    .flatMap((term) => term.words)
    .filter((word) => /^[\p{L}' -]+$/u.test(word))
    .toSorted((a, b) => b.length - a.length)
    .join("|");
  const pattern = new RegExp(
    `\\b${future} (?:not )?(?:${words})\\b|\\b(?:${words}) ${future}\\b|\\b${copula} (?:not )?(?:(?:now|still|also|only|most|very) )?(?:${words}) (?:to|that)\\b`,
    "iu",
  );
  return new Set(
    sentences.flatMap(({ start, end }, index) => {
      const sentence = text.slice(start, end).replace(/\s+/g, " ");
      return !/\?["”’)]*\s*$/.test(sentence) && pattern.test(sentence) ? [index] : [];
    }),
  );
}
