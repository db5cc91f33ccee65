import type { Kernels } from "./kernels.ts";

/** Rows that the kernels multiply at once: buffers hold a multiple of it, and what stands behind the last row means nothing. */
const tileRows = 6;

const wholeTiles = (rows: number): number => Math.ceil(rows / tileRows) * tileRows;

/** Rows of floats in the kernels' memory. */
export class FloatRows {
  readonly kernels: Kernels;
  readonly at: number;
  readonly width: number;
  readonly capacity: number;

  constructor(kernels: Kernels, capacity: number, width: number) {
    this.kernels = kernels;
    this.width = width;
    this.capacity = capacity;
    this.at = kernels.reserve(wholeTiles(capacity) * width * 4);
  }

  /** Address of a row. */
  row(index: number): number {
    return this.at + index * this.width * 4;
  }

  /** A view of some rows, valid until something is reserved. */
  view(start: number, end: number): Float32Array<ArrayBuffer> {
    return this.kernels.floats(this.row(start), (end - start) * this.width);
  }

  /** A copy of some rows. */
  read(start: number, end: number): Float32Array<ArrayBuffer> {
    return this.view(start, end).slice();
  }
}

/** Bytes in front of a quantised row: its step and what takes the zero point of the weights out. */
const rowHead = 16;

/** Rows as 8-bit integers with a step each. One buffer serves rows of any width up to its own. */
export class QuantisedRows {
  readonly at: number;
  private readonly kernels: Kernels;

  constructor(kernels: Kernels, capacity: number, width: number) {
    this.kernels = kernels;
    this.at = kernels.reserve(wholeTiles(capacity) * (rowHead + width * kernels.functions.unitBytes()));
  }

  /** Takes the first `count` rows. */
  quantise(from: FloatRows, count: number): void {
    this.kernels.functions.quantiseRows(this.at, from.at, count, from.width);
  }
}
