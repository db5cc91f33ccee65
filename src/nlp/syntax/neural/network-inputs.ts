import { mix1, mix2 } from "../hash.ts";
import type { EncodedWords } from "../encode-words.ts";

/** Input rows that are summed for each word: two for the form, then affixes, shape, tag and what tags the form was seen with. */
export const rowsPerWord = 8;

const wordShare = 0.5;
const affixShare = 0.4;

/** The form of a word the network is not to know. */
export const hiddenForm = 0x13198a2e;

function rowIn(hash: number, start: number, size: number): number {
  return start + ((hash >>> 0) % size);
}

/**
 * Rows of the input table for each word: the vectors of these rows are added up. Forms are hashed twice, so that two forms rarely share
 * both rows (Serrà and Karatzoglou 2017, "Getting deep recommenders fit: Bloom embeddings").
 */
export function inputRows(words: EncodedWords, tags: Int32Array, tableRows: number, into: Int32Array): void {
  for (let i = 0; i < words.length; i++) wordInputRows(words, i, words.word[i] as number, tags[i] as number, { tableRows, into });
}

export interface RowTarget {
  readonly tableRows: number;
  readonly into: Int32Array;
}

/** Rows of one word whose form counts as `form`. */
export function wordInputRows(words: EncodedWords, i: number, form: number, tag: number, { tableRows, into }: RowTarget): void {
  const wordRows = Math.floor(tableRows * wordShare);
  const affixRows = Math.floor(tableRows * affixShare);
  const restRows = tableRows - wordRows - affixRows;
  const at = i * rowsPerWord;
  into[at] = rowIn(mix1(901, form), 0, wordRows);
  into[at + 1] = rowIn(mix1(902, form), 0, wordRows);
  into[at + 2] = rowIn(mix1(903, words.suffix[5 * i + 2] as number), wordRows, affixRows);
  into[at + 3] = rowIn(mix1(904, words.suffix[5 * i + 1] as number), wordRows, affixRows);
  into[at + 4] = rowIn(mix1(905, words.prefix[4 * i + 2] as number), wordRows, affixRows);
  into[at + 5] = rowIn(mix1(906, words.lowerAmbiguity[i] as number), wordRows, affixRows);
  into[at + 6] = rowIn(mix2(907, words.shape[i] as number, i === 0 ? 1 : 0), wordRows + affixRows, restRows);
  into[at + 7] = rowIn(mix1(908, tag), wordRows + affixRows, restRows);
}
