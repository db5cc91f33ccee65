import { literalOf } from "./phrase-literal.ts";
import type { Stance } from "./stance-lexicon.ts";

/** A set phrase found in the words of a sentence. */
export interface PhraseMatch {
  /** Offset in the words. */
  readonly index: number;
  readonly words: string;
  readonly stance: Stance;
}

/** The letters without which a phrase cannot stand in a sentence, list by list. */
const literals = new WeakMap<readonly (readonly [RegExp, Stance])[], readonly (string | null)[]>();

/**
 * All places of some set phrases in a stretch of words, by phrase. Each is searched for before its matches are gathered: nearly
 * every phrase stands in nearly no sentence, and gathering costs more than searching. Cost: O(phrases × length).
 */
export function phraseMatches(words: string, phrases: readonly (readonly [RegExp, Stance])[]): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  const small = words.toLowerCase();
  const held = literals.get(phrases) ?? phrases.map(([pattern]) => literalOf(pattern));
  literals.set(phrases, held);
  for (const [index, [pattern, stance]] of phrases.entries()) {
    const literal = held[index];
    if ((typeof literal === "string" && !small.includes(literal)) || words.search(pattern) < 0) continue;
    for (const match of words.matchAll(pattern)) found.push({ index: match.index, words: match[0], stance });
  }
  return found;
}
