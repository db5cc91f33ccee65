import type { EncoderConfig } from "./encoder-config.ts";
import type { Kernels } from "./kernels.ts";
import { FloatRows } from "./rows.ts";

const eightfold = (count: number): number => Math.ceil(count / 8) * 8;

/** Rows of a run that belong to one window. */
export interface WindowRows {
  readonly start: number;
  readonly count: number;
}

/** Attention over floats; a window's rows see that window alone. One object serves all layers. */
export class Attention {
  private readonly kernels: Kernels;
  private readonly heads: number;
  private readonly size: number;
  private readonly keys: number;
  private readonly scores: FloatRows;
  private readonly shape: number;

  /** @param longest most rows of a window */
  constructor(kernels: Kernels, { heads, width }: Pick<EncoderConfig, "heads" | "width">, longest: number) {
    this.kernels = kernels;
    this.heads = heads;
    this.size = width / heads;
    this.keys = kernels.reserve(this.size * eightfold(longest) * 4);
    this.scores = new FloatRows(kernels, longest, eightfold(longest));
    this.shape = kernels.reserve(24);
  }

  /** Writes the context of a window's rows. @param projected rows of queries, keys and values, each as wide as the model */
  apply(context: FloatRows, projected: FloatRows, window: WindowRows): void {
    for (let head = 0; head < this.heads; head++) this.applyHead(context, projected, { ...window, head });
  }

  private applyHead(context: FloatRows, projected: FloatRows, { start, count, head }: WindowRows & { head: number }): void {
    const { functions } = this.kernels;
    const [from, headBytes, part] = [projected.row(start), this.size * 4 * head, context.width * 4];
    const step = projected.width * 4;
    const columns = eightfold(count);
    functions.transposeRows(this.keys, from + part + headBytes, count, this.size, columns, step);
    this.setShape(count, this.size, columns, columns * 4, step, columns * 4);
    functions.multiplyFloats(this.scores.at, from + headBytes, this.keys, this.shape);
    functions.softmaxRows(this.scores.at, count, count, columns, 1 / Math.sqrt(this.size));
    this.setShape(count, count, this.size, part, columns * 4, step);
    functions.multiplyFloats(context.row(start) + headBytes, this.scores.at, from + 2 * part + headBytes, this.shape);
  }

  /** Rows, terms, columns; steps of result, first and second factor in bytes. */
  private setShape(...numbers: readonly number[]): void {
    this.kernels.words(this.shape, 6).set(numbers);
  }
}
