import type { EncoderConfig } from "./encoder-config.ts";
import type { Kernels } from "./kernels.ts";
import type { ModelFile } from "./model-file.ts";
import { ModelFileError } from "./model-file-error.ts";
import type { FloatRows } from "./rows.ts";

/** A table of 8-bit rows with a scale each. Only the rows that are asked for enter the kernels' memory. */
class Table {
  private readonly kernels: Kernels;
  private readonly units: Uint8Array;
  private readonly scales: Float32Array;
  private readonly width: number;
  private readonly rows: number;
  private readonly name: string;

  constructor(kernels: Kernels, model: ModelFile, name: string, shape: { rows: number; width: number }) {
    const { rows, columns, units, scales } = model.quantised(name, "i8");
    if (rows !== shape.rows || columns !== shape.width)
      throw new ModelFileError(`${name} is ${rows} × ${columns}, not ${shape.rows} × ${shape.width}`);
    this.kernels = kernels;
    this.name = name;
    this.units = units;
    this.scales = scales;
    this.width = columns;
    this.rows = rows;
  }

  /** Adds a row to the floats at an address; `scratch` has room for its units. */
  add(to: number, row: number, scratch: number): void {
    const scale = this.scales[row];
    if (scale === undefined) throw new RangeError(`${this.name} has ${this.rows} rows, none of them ${row}`);
    this.kernels.bytes.set(this.units.subarray(row * this.width, (row + 1) * this.width), scratch);
    this.kernels.functions.embedRow(to, scratch, scale, this.width);
  }
}

/** Sums of word, position and token type, before their LayerNorm. */
export class Embeddings {
  private readonly words: Table;
  private readonly positions: Table;
  private readonly types: Table;
  private readonly scratch: number;

  constructor(kernels: Kernels, model: ModelFile, { vocabulary, positions, tokenTypes, width }: EncoderConfig) {
    this.words = new Table(kernels, model, "embeddings.word", { rows: vocabulary, width });
    this.positions = new Table(kernels, model, "embeddings.position", { rows: positions, width });
    this.types = new Table(kernels, model, "embeddings.type", { rows: tokenTypes, width });
    this.scratch = kernels.reserve(width);
  }

  /** Writes the rows of a window from `start` on. */
  write(to: FloatRows, start: number, { ids, types }: { ids: ArrayLike<number>; types?: ArrayLike<number> | undefined }): void {
    to.view(start, start + ids.length).fill(0);
    for (let position = 0; position < ids.length; position++) {
      const row = to.row(start + position);
      this.words.add(row, ids[position] ?? 0, this.scratch);
      this.types.add(row, types?.[position] ?? 0, this.scratch);
      this.positions.add(row, position, this.scratch);
    }
  }
}
