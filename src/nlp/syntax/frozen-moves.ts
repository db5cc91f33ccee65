import type { ArcScorer } from "./arc-scorer.ts";
import type { ByteReader } from "./byte-stream.ts";
import { readHashes } from "./hash-index.ts";

const emptyKey = 0;

/** The weights of the three moves, read-only, by open addressing. The key of a feature and its weights share a cache line. Whole numbers, so that sums are exact. */
export class FrozenMoves implements ArcScorer {
  readonly #cells: Int32Array;
  readonly #mask: number;

  /** Reads the section "hashes, weights of shift, of left, of right" of a model file. */
  constructor(reader: ByteReader) {
    const hashes = readHashes(reader);
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#cells = new Int32Array(4 * size);
    const slots = Int32Array.from(hashes, (hash) => this.#place(hash));
    for (let move = 1; move <= 3; move++) for (const slot of slots) this.#cells[4 * slot + move] = reader.signed();
  }

  #place(hash: number): number {
    const key = hash === emptyKey ? 1 : hash;
    let slot = key & this.#mask;
    while (this.#cells[4 * slot] !== emptyKey) slot = (slot + 1) & this.#mask;
    this.#cells[4 * slot] = key;
    return slot;
  }

  scoreMoves(features: Int32Array, count: number, scores: Float64Array, at: number): void {
    const cells = this.#cells;
    const mask = this.#mask;
    let shift = 0;
    let left = 0;
    let right = 0;
    for (let index = 0; index < count; index++) {
      const key = features[index] as number;
      let slot = key & mask;
      let present = cells[4 * slot] as number;
      while (present !== key && present !== emptyKey) {
        slot = (slot + 1) & mask;
        present = cells[4 * slot] as number;
      }
      if (present === emptyKey) continue;
      shift += cells[4 * slot + 1] as number;
      left += cells[4 * slot + 2] as number;
      right += cells[4 * slot + 3] as number;
    }
    scores[at] = shift;
    scores[at + 1] = left;
    scores[at + 2] = right;
  }
}
