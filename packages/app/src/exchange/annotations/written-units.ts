import type { Span } from "@rapporteur/core/model";
import { splitSentences, tokenize } from "@rapporteur/reader/language/unstable";

/** A sentence with its words. It reaches to the next one, so that no white space between sentences is lost. */
export interface WrittenSentence extends Span {
  readonly words: readonly Span[];
}

/**
 * Sentences and words of a text for programs that want both: every character that is not white space is in one word, and a sentence begins with its first word.
 *
 * Cost: O(length).
 */
export function writtenSentences(text: string): WrittenSentence[] {
  const parted = splitSentences(text)
    .map((span) => tokenize(text, span))
    .filter((words) => words.length > 0);
  return parted.map((words, at) => ({ start: words[0]?.start ?? 0, end: parted[at + 1]?.[0]?.start ?? text.length, words }));
}
