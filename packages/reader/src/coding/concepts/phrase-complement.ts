import type { Sentence } from "../../language/sentence.ts";
import { childrenOf, hasRelation, tokenAt } from "../../language/tree/tree.ts";
import { isLightNoun } from "./light-nouns.ts";
import { clauseWords, type TokenStretch, withoutHalves } from "./clause-words.ts";

/** In words. */
const longestPhrase = 10;

/**
 * The phrase with what its head needs, where the phrase is one noun, or its head is light: the clause or the prepositional phrase behind it, as far as the span goes, or whose
 * it is. Of a light noun that is also what stands behind the span.
 */
export function withComplement(sentence: Sentence, phrase: TokenStretch, span: TokenStretch & { readonly head: number }): TokenStretch {
  const { head } = span;
  const { lemma, upos } = tokenAt(sentence, head);
  const isLight = isLightNoun(lemma);
  if (upos !== "NOUN" || phrase.last > head || (phrase.first < head && !isLight)) return phrase;
  const limit = span.last > head ? span.last : isLight ? sentence.tokens.length - 1 : head;
  const last = endOfComplement(sentence, { head, last: span.last }, limit);
  if (last > head) {
    const words = clauseWords(sentence, { first: phrase.first, last }, longestPhrase);
    const end = words.first === phrase.first ? withoutHalves(sentence, words) : head;
    if (end > head + 1) return { first: phrase.first, last: end };
  }
  return phrase.first === head ? { first: ownerOf(sentence, head) ?? head, last: head } : phrase;
}

/** The last word of the complement that follows a noun at once; the noun itself where none does. */
function endOfComplement(sentence: Sentence, span: { readonly head: number; readonly last: number }, limit: number): number {
  const { head } = span;
  let end = head;
  for (const child of childrenOf(sentence, head)) {
    if (child < head || child > limit) continue;
    const first = firstUnder(sentence, child);
    const isWanted = first === end + 1 && isComplement(sentence, child, first) && (child <= span.last || isBound(sentence, child, first));
    if (!isWanted) break;
    end = Math.min(limit, lastUnder(sentence, child, limit));
  }
  return end;
}

/** "Of a lasting truce", "to lift the ban", "that they inherited". */
function isComplement(sentence: Sentence, child: number, first: number): boolean {
  const token = tokenAt(sentence, child);
  return hasRelation(token, ["acl", "nmod", "ccomp"]) && !/^[,;:()–—]$/.test(tokenAt(sentence, first).form);
}

/** "Of", "to", "that" and no relative clause: what belongs to the noun also where the words that name the matter stop before it. "As a step" may belong to the verb. */
function isBound(sentence: Sentence, child: number, first: number): boolean {
  const { form } = tokenAt(sentence, first);
  if (tokenAt(sentence, child).deprel === "acl:relcl") return false;
  return /^of$/i.test(form) || (/^(?:to|that)$/i.test(form) && tokenAt(sentence, child).deprel !== "nmod");
}

function firstUnder(sentence: Sentence, index: number): number {
  return childrenOf(sentence, index).reduce((least, child) => Math.min(least, firstUnder(sentence, child)), index);
}

/** Under a word as far as a mark that parts clauses. */
function lastUnder(sentence: Sentence, index: number, limit: number): number {
  const last = childrenOf(sentence, index).reduce(
    (most, child) => (child <= limit ? Math.max(most, lastUnder(sentence, child, limit)) : most),
    index,
  );
  const mark = sentence.tokens.findIndex(({ form }, at) => at > index && at <= last && /^[,;:()–—”"]$/.test(form));
  return mark < 0 ? last : mark - 1;
}

/** Where "the ministry's" begins before "claim"; null where the owner is a pronoun or nobody. */
function ownerOf(sentence: Sentence, head: number): number | null {
  const owner = childrenOf(sentence, head).find((child) => child < head && tokenAt(sentence, child).deprel === "nmod:poss");
  if (owner === undefined || /^(?:PRON|DET)$/.test(tokenAt(sentence, owner).upos)) return null;
  const start = childrenOf(sentence, owner).reduce(
    (least, child) => (hasRelation(tokenAt(sentence, child), ["compound", "flat", "amod"]) ? Math.min(least, child) : least),
    owner,
  );
  return head - start <= 5 ? start : null;
}
