import type { ByteReader } from "./byte-stream.ts";
import type { Classifier } from "./classifier.ts";
import { HashIndex, readHashes } from "./hash-index.ts";

/** The weights of a trained classifier, read-only: for each known feature the classes it speaks for or against. Whole numbers, so that sums are exact. */
export class FrozenClassifier implements Classifier {
  readonly classCount: number;
  readonly #index: HashIndex;
  readonly #rowStart: Int32Array;
  readonly #classes: Uint8Array;
  readonly #weights: Int16Array;

  /** Reads the section "hashes, row lengths, classes, weights" of a model file. */
  constructor(reader: ByteReader) {
    this.classCount = reader.unsigned();
    const hashes = readHashes(reader);
    this.#index = new HashIndex(hashes);
    this.#rowStart = new Int32Array(hashes.length + 1);
    for (let row = 0; row < hashes.length; row++) this.#rowStart[row + 1] = (this.#rowStart[row] as number) + reader.unsigned();
    const cells = this.#rowStart[hashes.length] as number;
    this.#classes = reader.bytes(cells);
    this.#weights = new Int16Array(cells);
    for (let cell = 0; cell < cells; cell++) this.#weights[cell] = reader.signed();
  }

  score(features: Int32Array, count: number, _candidates: Uint8Array, scores: Int32Array | Float64Array): void {
    const classes = this.#classes;
    const weights = this.#weights;
    scores.fill(0);
    for (let index = 0; index < count; index++) {
      const row = this.#index.find(features[index] as number);
      if (row < 0) continue;
      const end = this.#rowStart[row + 1] as number;
      for (let cell = this.#rowStart[row] as number; cell < end; cell++) {
        const klass = classes[cell] as number;
        scores[klass] = (scores[klass] as number) + (weights[cell] as number);
      }
    }
  }
}
