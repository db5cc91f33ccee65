import type { Kernels } from "./kernels.ts";
import type { Block, NetworkLayout } from "./layout.ts";
import { shortPlace } from "./short-kernels.ts";

/** The weights of a network as it works with them. Places are in floats. */
export interface NetworkWeights {
  /** Adds a row of the input table to the floats at `to`. */
  addInput(row: number, to: number): void;
  /** Adds the product of a matrix with each of `count` rows at `from` to the rows at `to`. */
  multiply(to: number, from: number, matrix: Block, count: number): void;
}

/** Weights as 32-bit floats in the network's memory: for training. */
export class FloatWeights implements NetworkWeights {
  readonly #kernels: Kernels;
  readonly #inputs: Block;

  constructor(kernels: Kernels, { inputs }: NetworkLayout) {
    this.#kernels = kernels;
    this.#inputs = inputs;
  }

  addInput(row: number, to: number): void {
    const { memory } = this.#kernels;
    const { at, columns } = this.#inputs;
    const from = at + row * columns;
    for (let unit = 0; unit < columns; unit++) memory[to + unit] = (memory[to + unit] as number) + (memory[from + unit] as number);
  }

  multiply(to: number, from: number, { at, rows, columns }: Block, count: number): void {
    this.#kernels.multiply(4 * to, 4 * from, 4 * at, count, columns, rows);
  }
}

/** What one unit of a rounded value is the inverse of: values are kept within ±8. */
const unitsPerOne = 4096;

/** A row of weights as whole numbers from −127 to 127 and what one of them is worth. */
export interface RoundedRow {
  readonly units: Int8Array;
  readonly step: number;
}

/**
 * Weights as a model file has them, multiplied as whole numbers: twice as fast, a quarter of the memory, and the same on every machine.
 * What a matrix is multiplied with is rounded to multiples of 1/4096, within ±8.
 */
export class RoundedWeights implements NetworkWeights {
  readonly #kernels: Kernels;
  readonly #shorts: Int16Array;
  readonly #table: Int8Array;
  readonly #tableSteps: Float32Array;
  readonly #width: number;
  readonly #scratch: number;

  /** @param scratch place of a float and, on the next multiple of 4, of the longest input of a multiplication */
  constructor(kernels: Kernels, { shape }: NetworkLayout, scratch: number) {
    this.#kernels = kernels;
    this.#shorts = new Int16Array(kernels.memory.buffer);
    this.#width = shape.input;
    this.#table = new Int8Array(shape.inputRows * shape.input);
    this.#tableSteps = new Float32Array(shape.inputRows);
    this.#scratch = scratch;
    kernels.memory[scratch] = unitsPerOne;
  }

  setInput(row: number, { units, step }: RoundedRow): void {
    this.#table.set(units, row * this.#width);
    this.#tableSteps[row] = step;
  }

  /** A matrix lies where its floats would: first all weights, 16 bits each, then the steps of the rows. */
  setMatrixRow({ at, rows, columns }: Block, row: number, { units, step }: RoundedRow): void {
    for (let column = 0; column < columns; column++) this.#shorts[2 * at + shortPlace({ rows, columns }, row, column)] = units[column] as number;
    this.#kernels.memory[at + (rows * columns) / 2 + row] = step / unitsPerOne;
  }

  addInput(row: number, to: number): void {
    const { memory } = this.#kernels;
    const step = this.#tableSteps[row] as number;
    if (step === 0) return;
    const from = row * this.#width;
    for (let unit = 0; unit < this.#width; unit++) memory[to + unit] = (memory[to + unit] as number) + step * (this.#table[from + unit] as number);
  }

  multiply(to: number, from: number, { at, rows, columns }: Block, count: number): void {
    const input = 4 * (this.#scratch + 4);
    this.#kernels.toShorts(input, 4 * from, count * columns, 4 * this.#scratch);
    this.#kernels.multiplyShorts(4 * to, input, 4 * at, count, columns, rows);
  }
}
