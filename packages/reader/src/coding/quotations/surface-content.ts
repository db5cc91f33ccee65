import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import { lemmaAt, tokenAt, tokensSpan } from "../../language/tree/tree.ts";

/** Verbs after which a clause without "that" is so usual that the rest of the sentence is one. */
const sayingVerbs = new Set(
  "say add note argue claim warn insist announce report believe think suggest state acknowledge tell contend assert maintain declare explain reveal admit know".split(
    " ",
  ),
);
const clauseStarters =
  /^(?:that|whether|if|how|why|there|it|he|she|they|we|i|you|his|her|their|its|our|the|a|an|this|these|those|no|any|all|some|many|most)$/i;

/**
 * Content of a saying verb by the order of words alone: from "that" or the next noun phrase to the end of the sentence,
 * if a finite verb stands in it.
 *
 * @returns null where what follows does not look like a clause
 */
export function restOfSentence(sentence: Sentence, verb: number): Span | null {
  const from = contentStart(sentence, verb);
  if (from === null) return null;
  let to = sentence.tokens.length - 1;
  while (to > from && tokenAt(sentence, to).upos === "PUNCT" && !/^[”’"']$/u.test(tokenAt(sentence, to).form)) to--;
  if (!hasFiniteVerb(sentence, from, to)) return null;
  return tokensSpan(sentence, from, to);
}

function contentStart(sentence: Sentence, verb: number): number | null {
  const next = sentence.tokens[verb + 1];
  if (!next) return null;
  const that = sentence.tokens.findIndex((token, index) => index > verb && index < verb + 12 && /^that$/i.test(token.form) && token.upos === "SCONJ");
  if (that >= 0) return that;
  if (!sayingVerbs.has(lemmaAt(sentence, verb)) || lemmaAt(sentence, verb) === "tell") return null;
  if (clauseStarters.test(next.form) || /^(?:NOUN|PROPN|ADJ|NUM)$/.test(next.upos)) return verb + 1;
  return null;
}

function hasFiniteVerb(sentence: Sentence, from: number, to: number): boolean {
  return sentence.tokens.slice(from, to + 1).some((token) => /^(?:VB[DZP]|MD)$/.test(token.xpos) && token.upos !== "ADJ");
}
