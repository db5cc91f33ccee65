import { type EncodedRun, type Encoder, FloatRows, type ModelFile } from "../encoder/index.ts";
import { LayerNorm } from "../encoder/layer-norm.ts";
import type { ReadingWindow } from "./cut-windows.ts";
import { addNumbers } from "./scores.ts";

/** Most words of a window. */
export const mostWords = 256;

/** Word vectors: the encoder's vector of a word's first piece plus those for its shape and its marks, normalised. */
export class WindowVectors {
  readonly rows: FloatRows;
  private readonly shapes: Float32Array;
  private readonly marks: Float32Array;
  private readonly shapeRows: FloatRows;
  private readonly norm: LayerNorm;

  constructor(encoder: Encoder, model: ModelFile) {
    const { kernels, config } = encoder;
    this.shapes = model.floats("heads.shape");
    this.marks = model.floats("heads.mark");
    this.rows = new FloatRows(kernels, mostWords, config.width);
    this.shapeRows = new FloatRows(kernels, mostWords, config.width);
    this.norm = new LayerNorm(kernels, { model, name: "heads.norm", width: config.width, epsilon: config.epsilon });
  }

  /** Fills `rows` with the vectors of a window's words, of its hidden states, and returns how many there are. They stay until the next window is encoded. */
  encode({ pieces, first, shapes }: ReadingWindow, marks: readonly (readonly number[])[], { hidden }: EncodedRun): number {
    const { width } = this.rows;
    const from = hidden.view(0, pieces.length);
    const to = this.rows.view(0, first.length);
    const shapeTo = this.shapeRows.view(0, first.length);
    for (const [word, piece] of first.entries()) {
      to.set(from.subarray(piece * width, (piece + 1) * width), word * width);
      const shape = shapes[word] ?? 0;
      shapeTo.set(this.shapes.subarray(shape * width, (shape + 1) * width), word * width);
      for (const mark of marks[word] ?? []) addNumbers(shapeTo, word * width, this.marks.subarray(mark * width, (mark + 1) * width));
    }
    this.norm.apply(this.rows, this.shapeRows, first.length);
    return first.length;
  }
}
