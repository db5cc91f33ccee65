import type { EncodedWords } from "./encode-words.ts";
import { mix1, mix2, mix3 } from "./hash.ts";

/** How many features there are of a word without tags, and with the tags around. */
export const wordFeatureCount = 44;
export const tagFeatureCount = 70;

const edge = 0x7f4a7c15;

function at(values: Int32Array, index: number, length: number): number {
  return index < 0 || index >= length ? edge : (values[index] as number);
}

/**
 * Writes the `wordFeatureCount` features of the word at `i` without any tag: forms, affixes, shapes and seen tags in a window of two words either side.
 */
export function wordFeatures(words: EncodedWords, i: number, into: Int32Array): void {
  const n = words.length;
  let count = 0;
  const w0 = words.word[i] as number;
  const w1 = at(words.word, i - 1, n);
  const w2 = at(words.word, i - 2, n);
  const v1 = at(words.word, i + 1, n);
  const v2 = at(words.word, i + 2, n);
  const a0 = words.ambiguity[i] as number;
  const l0 = words.lowerAmbiguity[i] as number;
  const a1 = at(words.lowerAmbiguity, i - 1, n);
  const b1 = at(words.lowerAmbiguity, i + 1, n);
  const b2 = at(words.lowerAmbiguity, i + 2, n);
  const a2 = at(words.lowerAmbiguity, i - 2, n);
  const shape = words.shape[i] as number;
  const first = i === 0 ? 1 : 0;
  into[count++] = mix1(1, 0);
  into[count++] = mix1(2, w0);
  into[count++] = mix1(3, words.exact[i] as number);
  into[count++] = mix1(4, w1);
  into[count++] = mix1(5, v1);
  into[count++] = mix1(6, w2);
  into[count++] = mix1(7, v2);
  into[count++] = mix2(8, w1, w0);
  into[count++] = mix2(9, w0, v1);
  into[count++] = mix2(10, w1, v1);
  into[count++] = mix2(11, shape, first);
  into[count++] = mix2(12, shape, at(words.shape, i - 1, n));
  into[count++] = mix2(13, shape, at(words.shape, i + 1, n));
  into[count++] = mix1(14, a0);
  into[count++] = mix1(15, l0);
  into[count++] = mix2(16, a0, l0);
  into[count++] = mix2(17, l0, a1);
  into[count++] = mix2(18, l0, b1);
  into[count++] = mix3(19, a1, l0, b1);
  into[count++] = mix3(20, l0, b1, b2);
  into[count++] = mix3(21, a2, a1, l0);
  into[count++] = mix2(22, a1, b1);
  into[count++] = mix2(23, w0, b1);
  into[count++] = mix2(24, w0, a1);
  for (let size = 0; size < 4; size++) into[count++] = mix2(25, size, words.prefix[4 * i + size] as number);
  for (let size = 0; size < 5; size++) into[count++] = mix2(26, size, words.suffix[5 * i + size] as number);
  into[count++] = mix2(27, words.suffix[5 * i + 2] as number, shape);
  into[count++] = mix2(28, words.suffix[5 * i + 1] as number, a1);
  into[count++] = mix2(29, words.suffix[5 * i + 1] as number, b1);
  into[count++] = mix1(30, at(words.suffix, 5 * (i - 1) + 2, 5 * n));
  into[count++] = mix1(31, at(words.suffix, 5 * (i + 1) + 2, 5 * n));
  into[count++] = mix2(33, words.casing, shape);
  into[count++] = mix3(34, words.casing, shape, l0);
  into[count++] = mix3(35, words.casing, shape, words.suffix[5 * i + 1] as number);
  into[count++] = mix3(36, a0, shape, b1);
  into[count++] = mix3(37, shape, at(words.shape, i - 1, n), at(words.shape, i + 1, n));
  into[count++] = mix2(32, i === n - 1 ? 1 : 0, l0);
}

export interface TagsAround {
  /** Tags decided so far; places before the word at hand are read. */
  readonly tags: Int32Array;
  /** The first guess for every word. */
  readonly guesses: Int32Array;
}

/** Writes all `tagFeatureCount` features: those of the word, then what the tags to the left and the first guesses on both sides say. */
export function contextFeatures(words: EncodedWords, i: number, { tags, guesses }: TagsAround, into: Int32Array): void {
  wordFeatures(words, i, into);
  const n = words.length;
  let count = wordFeatureCount;
  const w0 = words.word[i] as number;
  const l0 = words.lowerAmbiguity[i] as number;
  const suffix = words.suffix[5 * i + 2] as number;
  const t1 = at(tags, i - 1, n);
  const t2 = at(tags, i - 2, n);
  const t3 = at(tags, i - 3, n);
  const g0 = guesses[i] as number;
  const g1 = at(guesses, i + 1, n);
  const g2 = at(guesses, i + 2, n);
  const g3 = at(guesses, i + 3, n);
  into[count++] = mix1(40, t1);
  into[count++] = mix2(41, t1, t2);
  into[count++] = mix3(42, t1, t2, t3);
  into[count++] = mix2(43, t1, w0);
  into[count++] = mix3(44, t2, t1, w0);
  into[count++] = mix1(45, g1);
  into[count++] = mix2(46, g1, g2);
  into[count++] = mix3(47, g1, g2, g3);
  into[count++] = mix2(48, g1, w0);
  into[count++] = mix3(49, g1, g2, w0);
  into[count++] = mix2(50, t1, g1);
  into[count++] = mix3(51, t1, g1, w0);
  into[count++] = mix3(52, t1, g1, l0);
  into[count++] = mix3(53, t1, g1, suffix);
  into[count++] = mix2(54, t1, suffix);
  into[count++] = mix2(55, g1, suffix);
  into[count++] = mix1(56, g0);
  into[count++] = mix2(57, g0, w0);
  into[count++] = mix2(58, g0, t1);
  into[count++] = mix2(59, g0, g1);
  into[count++] = mix3(60, t1, g0, g1);
  into[count++] = mix2(61, t1, at(words.word, i + 1, n));
  into[count++] = mix2(62, g1, at(words.word, i - 1, n));
  into[count++] = mix2(63, t2, w0);
  into[count++] = mix3(64, t2, t1, g1);
  into[count++] = mix3(65, t1, g1, g2);
}
