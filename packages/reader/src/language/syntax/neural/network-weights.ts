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

/** Rows of an input table as a model file has them: four numbers from −32 to 31 in three bytes. Few of them are ever looked at. */
export interface PackedRows {
  readonly bytes: Uint8Array;
  /** Where each row begins. */
  readonly starts: Int32Array;
  /** What one of its numbers is worth; 0 where the file has nothing of it. */
  readonly steps: Float32Array;
}

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
  readonly #width: number;
  #inputs: PackedRows = { bytes: new Uint8Array(), starts: new Int32Array(), steps: new Float32Array() };
  readonly #scratch: number;

  /** @param scratch place of a float and, on the next multiple of 4, of the longest input of a multiplication */
  constructor(kernels: Kernels, { shape }: NetworkLayout, scratch: number) {
    this.#kernels = kernels;
    this.#shorts = new Int16Array(kernels.memory.buffer);
    this.#width = shape.input;
    this.#scratch = scratch;
    kernels.memory[scratch] = unitsPerOne;
  }

  setInputs(inputs: PackedRows): void {
    this.#inputs = inputs;
  }

  /** A matrix lies where its floats would: first all weights, 16 bits each, then the steps of the rows. */
  setMatrixRow({ at, rows, columns }: Block, row: number, { units, step }: RoundedRow): void {
    const start = 2 * at + shortPlace({ rows, columns }, row, 0);
    const next = 2 * at + shortPlace({ rows, columns }, row, 2);
    for (let column = 0, place = start; column < columns; column += 2, place += next - start) {
      this.#shorts[place] = units[column] as number;
      this.#shorts[place + 1] = units[column + 1] as number;
    }
    this.#kernels.memory[at + (rows * columns) / 2 + row] = step / unitsPerOne;
  }

  addInput(row: number, to: number): void {
    const { memory } = this.#kernels;
    const { bytes, starts, steps } = this.#inputs;
    const step = steps[row] as number;
    if (step === 0) return;
    let from = starts[row] as number;
    for (let at = to; at < to + this.#width; at += 4, from += 3) {
      const four = (bytes[from] as number) | ((bytes[from + 1] as number) << 8) | ((bytes[from + 2] as number) << 16);
      memory[at] = (memory[at] as number) + step * ((four << 26) >> 26);
      memory[at + 1] = (memory[at + 1] as number) + step * ((four << 20) >> 26);
      memory[at + 2] = (memory[at + 2] as number) + step * ((four << 14) >> 26);
      memory[at + 3] = (memory[at + 3] as number) + step * ((four << 8) >> 26);
    }
  }

  multiply(to: number, from: number, { at, rows, columns }: Block, count: number): void {
    const input = 4 * (this.#scratch + 4);
    this.#kernels.toShorts(input, 4 * from, count * columns, 4 * this.#scratch);
    this.#kernels.multiplyShorts(4 * to, input, 4 * at, count, columns, rows);
  }
}
