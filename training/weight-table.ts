import type { Classifier } from "../packages/reader/src/language/syntax/classifier.ts";

const emptyKey = 0;

/**
 * A growing table of weights, one row of classes per hashed feature, for an averaged perceptron.
 * Averaging is lazy (Daumé 2006, "Practical structured learning", §2.4): next to each weight stands the sum of its changes times the step of the change.
 */
export class WeightTable implements Classifier {
  readonly classCount: number;
  keys: Int32Array;
  rows: Int32Array;
  rowCount = 0;
  weights: Float32Array;
  totals: Float32Array;
  updates: Uint16Array;
  step = 1;
  readonly #minUpdates: number;

  /** @param minUpdates a feature counts only once it has been part of so many corrections (Goldberg and Elhadad 2011) */
  constructor(classCount: number, minUpdates = 1) {
    this.classCount = classCount;
    this.#minUpdates = minUpdates;
    this.keys = new Int32Array(1 << 16);
    this.rows = new Int32Array(1 << 16);
    this.weights = new Float32Array(4096 * classCount);
    this.totals = new Float32Array(4096 * classCount);
    this.updates = new Uint16Array(4096);
  }

  find(hash: number): number {
    const key = hash === emptyKey ? 1 : hash;
    const mask = this.keys.length - 1;
    let slot = key & mask;
    for (;;) {
      const present = this.keys[slot];
      if (present === key) return this.rows[slot] as number;
      if (present === emptyKey) return -1;
      slot = (slot + 1) & mask;
    }
  }

  #insert(hash: number): number {
    if (this.rowCount * 2 >= this.keys.length) this.#rehash();
    if (this.rowCount >= this.updates.length) this.#growRows();
    const row = this.rowCount++;
    place(this.keys, this.rows, hash === emptyKey ? 1 : hash, row);
    return row;
  }

  #rehash(): void {
    const keys = new Int32Array(this.keys.length * 2);
    const rows = new Int32Array(keys.length);
    for (let slot = 0; slot < this.keys.length; slot++) {
      const key = this.keys[slot] as number;
      if (key !== emptyKey) place(keys, rows, key, this.rows[slot] as number);
    }
    this.keys = keys;
    this.rows = rows;
  }

  #growRows(): void {
    const size = Math.ceil(this.updates.length * 1.6);
    const weights = new Float32Array(size * this.classCount);
    weights.set(this.weights);
    this.weights = weights;
    const totals = new Float32Array(size * this.classCount);
    totals.set(this.totals);
    this.totals = totals;
    const updates = new Uint16Array(size);
    updates.set(this.updates);
    this.updates = updates;
  }

  score(features: Int32Array, count: number, candidates: Uint8Array, scores: Int32Array | Float64Array): void {
    for (const candidate of candidates) scores[candidate] = 0;
    for (let index = 0; index < count; index++) {
      const row = this.find(features[index] as number);
      if (row < 0 || (this.updates[row] as number) < this.#minUpdates) continue;
      const base = row * this.classCount;
      for (let at = 0; at < candidates.length; at++) {
        const candidate = candidates[at] as number;
        scores[candidate] = (scores[candidate] as number) + (this.weights[base + candidate] as number);
      }
    }
  }

  /** Moves the weights towards `good` and away from `bad`. */
  correct(features: Int32Array, count: number, good: number, bad: number): void {
    for (let index = 0; index < count; index++) {
      const row = this.rowFor(features[index] as number);
      this.add(row, good, 1);
      this.add(row, bad, -1);
    }
  }

  #rowOf(hash: number): number {
    const row = this.find(hash);
    return row < 0 ? this.#insert(hash) : row;
  }

  /** The row of a feature, made where there is none; counts the correction. */
  rowFor(hash: number): number {
    const row = this.#rowOf(hash);
    if ((this.updates[row] as number) < 65535) this.updates[row] = (this.updates[row] as number) + 1;
    return row;
  }

  add(row: number, klass: number, amount: number): void {
    const place = row * this.classCount + klass;
    this.weights[place] = (this.weights[place] as number) + amount;
    this.totals[place] = (this.totals[place] as number) + amount * this.step;
  }

  /** Hash and row of every feature that was corrected often enough to count. */
  *entries(): Generator<{ hash: number; row: number }> {
    for (let slot = 0; slot < this.keys.length; slot++) {
      const hash = this.keys[slot] as number;
      const row = this.rows[slot] as number;
      if (hash !== emptyKey && (this.updates[row] as number) >= this.#minUpdates) yield { hash, row };
    }
  }

  /** Adds another table's weights and counts of corrections, feature by feature. */
  merge(other: WeightTable): void {
    for (const { hash, row } of other.entries()) {
      const own = this.#rowOf(hash);
      this.updates[own] = Math.min(65535, (this.updates[own] as number) + (other.updates[row] as number));
      for (let klass = 0; klass < this.classCount; klass++) {
        const place = own * this.classCount + klass;
        this.weights[place] = (this.weights[place] as number) + (other.weights[row * other.classCount + klass] as number);
      }
    }
  }

  /** Replaces every weight by its mean over all steps. No correction may follow. */
  average(): void {
    for (let place = 0; place < this.rowCount * this.classCount; place++)
      this.weights[place] = (this.weights[place] as number) - (this.totals[place] as number) / this.step;
  }
}

function place(keys: Int32Array, rows: Int32Array, key: number, row: number): void {
  const mask = keys.length - 1;
  let slot = key & mask;
  while (keys[slot] !== emptyKey) slot = (slot + 1) & mask;
  keys[slot] = key;
  rows[slot] = row;
}
