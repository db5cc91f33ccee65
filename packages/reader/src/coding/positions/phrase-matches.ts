import type { Stance } from "./stance-lexicon.ts";

/** A set phrase found in the words of a sentence. */
export interface PhraseMatch {
  /** Offset in the words. */
  readonly index: number;
  readonly words: string;
  readonly stance: Stance;
}

/**
 * All places of some set phrases in a stretch of words, by phrase. Each is searched for before its matches are gathered: nearly
 * every phrase stands in nearly no sentence, and gathering costs more than searching. Cost: O(phrases × length).
 */
export function phraseMatches(words: string, phrases: readonly (readonly [RegExp, Stance])[]): PhraseMatch[] {
  const found: PhraseMatch[] = [];
  for (const [pattern, stance] of phrases) {
    if (words.search(pattern) < 0) continue;
    for (const match of words.matchAll(pattern)) found.push({ index: match.index, words: match[0], stance });
  }
  return found;
}
