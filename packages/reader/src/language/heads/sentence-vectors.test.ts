import { expect, it } from "vitest";
import { Encoder, Kernels, readModelFile, WordPiece } from "../encoder/index.ts";
import { tinyEncoderBytes } from "../encoder/testing/tiny-encoder.ts";
import { SentenceVectors } from "./sentence-vectors.ts";
import { StartedWindows } from "./started-windows.ts";

const tokenizer = new WordPiece(["[CLS]", "[SEP]", "[UNK]", "ada", "karl", "says", "no", "."]);
const encoder = new Encoder(readModelFile(tinyEncoderBytes()), new Kernels("plain"));
const { width } = encoder.config;
const vectors = new SentenceVectors(tokenizer, { limit: 20, context: 8, longest: 24 }, new StartedWindows(encoder, 1));

const sentence = (text: string, ...parts: readonly (readonly [number, number])[]) => ({ text, parts: parts.map(([start, end]) => ({ start, end })) });
const row = (rows: Float32Array, at: number): Float32Array => rows.subarray(at * width, (at + 1) * width);
const meanOf = (rows: readonly Float32Array[]): number[] =>
  Array.from({ length: width }, (_, at) => rows.reduce((sum, one) => sum + (one[at] ?? 0), 0) / rows.length);

it("gives the mean of a sentence's pieces, and that of a name's, from the layers that are asked for", () => {
  const { sentences, parts } = vectors.encode([sentence("Ada says no.", [0, 3], [4, 11])]);
  const states = encoder.run([{ ids: [0, 3, 5, 6, 7, 1] }], 1).hidden.read(0, 6);
  const pieces = [1, 2, 3, 4].map((at) => row(states, at));
  for (const [at, value] of meanOf(pieces).entries()) expect(sentences[at]).toBeCloseTo(value, 6);
  expect(row(parts, 0)).toEqual(pieces[0]);
  for (const [at, value] of meanOf(pieces.slice(1, 3)).entries()) expect(row(parts, 1)[at]).toBeCloseTo(value, 6);
  expect(states).not.toEqual(encoder.encode({ ids: [0, 3, 5, 6, 7, 1] }));
});

it("sees a sentence in its context", () => {
  const alone = vectors.encode([sentence("No.")]).sentences;
  expect(row(vectors.encode([sentence("Ada says."), sentence("No.")]).sentences, 1)).not.toEqual(alone);
});

it("has a row for each sentence and part, also for those without a piece", () => {
  const { sentences, parts } = vectors.encode([sentence(""), sentence("Karl.", [0, 4], [5, 9])]);
  expect([sentences.length, parts.length]).toEqual([2 * width, 2 * width]);
  expect([row(sentences, 0), row(parts, 1)].every((values) => values.every((value) => value === 0))).toBe(true);
  expect(vectors.encode([]).sentences).toEqual(new Float32Array(0));
});
