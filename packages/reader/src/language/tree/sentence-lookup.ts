import type { Sentence } from "../sentence.ts";

/** Index of the last sentence that starts at or before an offset; −1 before the first. Cost: O(log sentences). */
export function sentenceIndexAt(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle] as Sentence).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
