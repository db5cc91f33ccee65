import { firstIndex } from "@rapporteur/core/base";
import type { Sentence } from "../sentence.ts";

/** Index of the last sentence that starts at or before an offset; −1 before the first. Cost: O(log sentences). */
export function sentenceIndexAt(sentences: readonly Sentence[], offset: number): number {
  return firstIndex(sentences.length, (at) => (sentences[at] as Sentence).start > offset) - 1;
}
