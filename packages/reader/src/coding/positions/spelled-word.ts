import type { Sentence } from "../../language/sentence.ts";
import { childrenBy, tokenAt } from "../syntax/tree.ts";

/**
 * The word that a token is part of, in lower case and without hyphens: "short-sighted" and "shortsighted" are one. Tokens part
 * compounds at their hyphens, lexicons do not. Null where the token stands alone.
 */
function hyphenatedAt(sentence: Sentence, index: number): string | null {
  let first = index;
  while (isHyphenBetween(sentence, first - 1)) first -= 2;
  let last = index;
  while (isHyphenBetween(sentence, last + 1)) last += 2;
  if (first === last) return null;
  return sentence.tokens
    .slice(first, last + 1)
    .map((token) => (token.form === "-" ? "" : token.form.toLowerCase()))
    .join("");
}

/** Offset at which the word begins that a token is part of, its hyphenated parts included. */
export function startOfWord(sentence: Sentence, index: number): number {
  let first = index;
  while (isHyphenBetween(sentence, first - 1)) first -= 2;
  return sentence.tokens[first]?.start ?? 0;
}

/** Looks a token up in a lexicon by the whole hyphenated word; a part of it counts alone unless what precedes denies it ("non-credible"). */
export function lookUp<T>(lexicon: ReadonlyMap<string, T>, sentence: Sentence, index: number, alone: string): T | undefined {
  const whole = hyphenatedAt(sentence, index);
  if (whole === null) return lexicon.get(alone);
  const found = unhyphenated(lexicon).get(whole);
  if (found !== undefined) return found;
  return /^(?:non|anti|counter|ex|quasi)/.test(whole) ? undefined : lexicon.get(alone);
}

const unhyphenatedOf = new WeakMap<ReadonlyMap<string, unknown>, ReadonlyMap<string, unknown>>();

function unhyphenated<T>(lexicon: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const known = unhyphenatedOf.get(lexicon) as ReadonlyMap<string, T> | undefined;
  if (known !== undefined) return known;
  const built = new Map([...lexicon].map(([word, value]) => [word.replaceAll("-", ""), value]));
  unhyphenatedOf.set(lexicon, built);
  return built;
}

function isHyphenBetween(sentence: Sentence, at: number): boolean {
  const before = sentence.tokens[at - 1];
  const hyphen = sentence.tokens[at];
  const after = sentence.tokens[at + 1];
  return before !== undefined && after !== undefined && hyphen?.form === "-" && before.end === hyphen.start && hyphen.end === after.start;
}

/** "Less persuasive", "the least convincing": praise that is taken down. */
export function isLessened(sentence: Sentence, index: number): boolean {
  return childrenBy(sentence, index, "advmod").some((child) => child < index && /^(?:less|least)$/i.test(tokenAt(sentence, child).form));
}
