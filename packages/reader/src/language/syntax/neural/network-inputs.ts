import { mix1, mix2, mix3 } from "../hash.ts";
import type { EncodedWords } from "../encode-words.ts";
import type { WordVectors } from "../word-vectors.ts";
import type { Network } from "./network.ts";
import { rowsPerWord } from "./layout.ts";

const wordShare = 0.5;
const affixShare = 0.4;

/** Stands for the form of a word that the network is not to know. */
export const hiddenForm = 0x13198a2e;

function rowIn(hash: number, start: number, size: number): number {
  return start + ((hash >>> 0) % size);
}

export interface NetworkInput {
  /** Hash of the form of each word, or `hiddenForm`. */
  readonly forms: Int32Array;
  readonly tags: Int32Array;
  readonly vectors: WordVectors;
}

/** Puts what a network reads of each word in its place: the rows of its input table, and the word vectors. */
export function placeInputs(words: EncodedWords, input: NetworkInput, network: Network): void {
  const { shape } = network.layout;
  inputRows(words, input, shape.inputRows, network.rows);
  if (shape.vector === 0) return;
  const { memory } = network.kernels;
  for (let i = 0; i < words.length; i++) input.vectors.write(input.vectors.find(words.lowered[i] as number), memory, network.vectorPlace(i));
}

/**
 * Rows of the input table for each word: the vectors of these rows are added up. Forms are hashed twice, so that two forms rarely share
 * both rows (Serrà and Karatzoglou 2017, "Getting deep recommenders fit: Bloom embeddings").
 */
function inputRows(words: EncodedWords, { forms, tags }: NetworkInput, tableRows: number, into: Int32Array): void {
  const wordRows = Math.floor(tableRows * wordShare);
  const affixRows = Math.floor(tableRows * affixShare);
  const sizes = { wordRows, affixRows, restRows: tableRows - wordRows - affixRows };
  for (let i = 0; i < words.length; i++) {
    formRows(forms[i] as number, i * rowsPerWord, sizes, into);
    restOfRows(words, i, sizes, into);
    into[i * rowsPerWord + 9] = rowIn(mix1(908, tags[i] as number), wordRows + affixRows, sizes.restRows);
  }
}

interface TableSizes {
  readonly wordRows: number;
  readonly affixRows: number;
  readonly restRows: number;
}

function formRows(form: number, at: number, { wordRows }: TableSizes, into: Int32Array): void {
  into[at] = rowIn(mix1(901, form), 0, wordRows);
  into[at + 1] = rowIn(mix1(902, form), 0, wordRows);
}

function restOfRows(words: EncodedWords, i: number, { wordRows, affixRows, restRows }: TableSizes, into: Int32Array): void {
  const at = i * rowsPerWord;
  into[at + 2] = rowIn(mix1(903, words.suffix[5 * i + 2] as number), wordRows, affixRows);
  into[at + 3] = rowIn(mix1(904, words.suffix[5 * i + 1] as number), wordRows, affixRows);
  into[at + 4] = rowIn(mix1(905, words.prefix[4 * i + 2] as number), wordRows, affixRows);
  into[at + 5] = rowIn(mix1(906, words.lowerAmbiguity[i] as number), wordRows, affixRows);
  into[at + 6] = rowIn(mix1(909, words.suffix[5 * i + 3] as number), wordRows, affixRows);
  into[at + 7] = rowIn(mix2(910, words.ambiguity[i] as number, words.shape[i] as number), wordRows, affixRows);
  into[at + 8] = rowIn(mix3(907, words.shape[i] as number, i === 0 ? 1 : 0, words.casing), wordRows + affixRows, restRows);
}
