import type { ArcScorer } from "./arc-scorer.ts";
import type { ByteReader } from "./byte-stream.ts";
import { readHashes } from "./hash-index.ts";

const emptyKey = 0;

/**
 * The weights of the three moves, read-only. Key and weights of a feature share a cache line. The weights of a feature add up to nothing, as the
 * perceptron leaves them, so that those of left and right are enough.
 */
export class FrozenMoves implements ArcScorer {
  readonly #cells: Int32Array;
  readonly #mask: number;

  /** Reads the section "hashes, weights of left, weights of right" of a model file. */
  constructor(reader: ByteReader) {
    const hashes = readHashes(reader);
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#cells = new Int32Array(2 * size);
    const lefts = Int16Array.from(hashes, () => reader.signed());
    for (let row = 0; row < hashes.length; row++) this.#place(hashes[row] as number, ((lefts[row] as number) << 16) | (reader.signed() & 0xffff));
  }

  #place(hash: number, weights: number): void {
    const key = hash === emptyKey ? 1 : hash;
    let slot = key & this.#mask;
    while (this.#cells[2 * slot] !== emptyKey) slot = (slot + 1) & this.#mask;
    this.#cells[2 * slot] = key;
    this.#cells[2 * slot + 1] = weights;
  }

  scoreMoves(features: Int32Array, count: number, scores: Float64Array, at: number): void {
    const cells = this.#cells;
    const mask = this.#mask;
    let left = 0;
    let right = 0;
    for (let index = 0; index < count; index++) {
      const key = features[index] as number;
      let slot = key & mask;
      for (;;) {
        const present = cells[2 * slot] as number;
        if (present === key) {
          const weights = cells[2 * slot + 1] as number;
          left += weights >> 16;
          right += (weights << 16) >> 16;
          break;
        }
        if (present === emptyKey) break;
        slot = (slot + 1) & mask;
      }
    }
    scores[at] = -left - right;
    scores[at + 1] = left;
    scores[at + 2] = right;
  }
}
