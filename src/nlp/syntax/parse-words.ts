import type { EncodedWords } from "./encode-words.ts";

/** What the parser reads of each word; place 0 stands for the root, words are numbered from 1, and two places of padding follow. */
export interface ParseWords {
  /** Number of words, without the root. */
  readonly length: number;
  readonly word: Int32Array;
  /** Joint tag, made distinct from any hash of a word. */
  readonly tag: Int32Array;
  /** Universal part of speech. */
  readonly coarse: Int32Array;
  readonly suffix: Int32Array;
}

const rootValue = 0x51ed270b;
/** Stands where there is no word. */
export const absent = 0x2f0b4a27;

/**
 * @param tags joint tag of each word
 * @param coarseOf universal part of speech (a small number) of each joint tag
 */
export function parseWords(words: EncodedWords, tags: Int32Array, coarseOf: Uint8Array): ParseWords {
  const size = words.length + 1;
  const made = { length: words.length, word: new Int32Array(size), tag: new Int32Array(size), coarse: new Int32Array(size), suffix: new Int32Array(size) };
  for (const values of [made.word, made.tag, made.coarse, made.suffix]) values[0] = rootValue;
  for (let index = 0; index < words.length; index++) {
    const tag = tags[index] as number;
    made.word[index + 1] = words.word[index] as number;
    made.tag[index + 1] = tag + 1;
    made.coarse[index + 1] = 1000 + (coarseOf[tag] as number);
    made.suffix[index + 1] = words.suffix[5 * index + 2] as number;
  }
  return made;
}
