import type { ByteReader } from "./byte-stream.ts";
import { HashIndex, readHashes } from "./hash-index.ts";

/** Weights of a vector are whole multiples, from −7 to 7, of the vector's step; two stand in a byte. */
export const vectorLimit = 7;

/** Vectors of lower-case words, learnt from much more text than there is with trees: what stands in like places lies close together. */
export class WordVectors {
  readonly dimensions: number;
  readonly #index: HashIndex;
  readonly #steps: Float32Array;
  readonly #pairs: Uint8Array;

  /** Reads the section "dimensions, hashes, steps, pairs of weights" of a model file. */
  constructor(reader: ByteReader) {
    this.dimensions = reader.unsigned();
    const hashes = readHashes(reader);
    this.#index = new HashIndex(hashes);
    this.#steps = reader.floats(hashes.length);
    this.#pairs = reader.bytes((hashes.length * this.dimensions) / 2);
  }

  /** The number of a word by the hash of its lower-case form; −1 where there is no vector. */
  find(hash: number): number {
    return this.#index.find(hash);
  }

  /** Writes the vector of a number to a place in `into`; zeros for −1. */
  write(number: number, into: Float32Array, at: number): void {
    const { dimensions } = this;
    if (number < 0) {
      into.fill(0, at, at + dimensions);
      return;
    }
    const step = this.#steps[number] as number;
    const start = (number * dimensions) / 2;
    for (let place = 0; place < dimensions; place += 2) {
      const pair = this.#pairs[start + place / 2] as number;
      into[at + place] = ((pair & 15) - 8) * step;
      into[at + place + 1] = ((pair >> 4) - 8) * step;
    }
  }
}
