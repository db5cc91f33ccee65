import type { Prose } from "./prose.ts";
import type { BannedWord } from "./read-words.ts";

/** Words of a sentence, at most, on pages that teach. */
export const mostWords = 35;

/** One line for each banned word: its place, the words around it, and what to write. Cost: O(words · length). */
export function wordProblems({ file, line, text }: Prose, words: readonly BannedWord[]): string[] {
  return words.flatMap(({ pattern, write }) =>
    [...text.matchAll(pattern)].map(({ 0: match, index }) => {
      const around = text.slice(Math.max(0, index - 30), index + match.length + 30);
      return `${file}:${line}: “${match}” in “${around}”; write: ${write}`;
    }),
  );
}

/** One line for each sentence that is too long to be read at once. */
export function lengthProblems({ file, line, text }: Prose): string[] {
  return sentencesOf(text).flatMap((sentence) => {
    const count = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}…]/u.test(word)).length;
    return count <= mostWords ? [] : [`${file}:${line}: a sentence of ${count} words, of ${mostWords} at most: “${sentence.slice(0, 60)}…”`];
  });
}

/** A sentence ends at a full stop, question or exclamation mark before a space and a capital. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?][)”*]?)\s+(?=[\p{Lu}“…(])/u);
}
