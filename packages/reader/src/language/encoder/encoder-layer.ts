import type { Attention, WindowRows } from "./attention.ts";
import type { EncoderConfig } from "./encoder-config.ts";
import type { Kernels } from "./kernels.ts";
import { LayerNorm } from "./layer-norm.ts";
import { linearWeights } from "./linear-weights.ts";
import { Matrix } from "./matrix.ts";
import type { ModelFile } from "./model-file.ts";
import { FloatRows, QuantisedRows } from "./rows.ts";

/** What the layers write between their steps; one set serves them all, one after the other. */
export class LayerBuffers {
  readonly quantised: QuantisedRows;
  readonly projected: FloatRows;
  readonly context: FloatRows;
  readonly intermediate: FloatRows;
  readonly change: FloatRows;

  constructor(kernels: Kernels, { width, intermediate }: EncoderConfig, capacity: number) {
    this.quantised = new QuantisedRows(kernels, capacity, Math.max(width, intermediate));
    this.projected = new FloatRows(kernels, capacity, 3 * width);
    this.context = new FloatRows(kernels, capacity, width);
    this.intermediate = new FloatRows(kernels, capacity, intermediate);
    this.change = new FloatRows(kernels, capacity, width);
  }
}

/** Attention and feed-forward step, each added to its input and normalised. */
export class EncoderLayer {
  private readonly kernels: Kernels;
  private readonly project: Matrix;
  private readonly output: Matrix;
  private readonly attentionNorm: LayerNorm;
  private readonly up: Matrix;
  private readonly down: Matrix;
  private readonly feedNorm: LayerNorm;

  constructor(kernels: Kernels, model: ModelFile, name: string, { width, intermediate, epsilon }: EncoderConfig) {
    const matrix = (outputs: number, inputs: number, ...parts: string[]): Matrix =>
      new Matrix(kernels, ...parts.map((part) => linearWeights(model, `${name}.${part}`, { outputs, inputs })));
    this.kernels = kernels;
    this.project = matrix(width, width, "attention.query", "attention.key", "attention.value");
    this.output = matrix(width, width, "attention.output");
    this.attentionNorm = new LayerNorm(kernels, { model, name: `${name}.attention.norm`, width, epsilon });
    this.up = matrix(intermediate, width, "feed.up");
    this.down = matrix(width, intermediate, "feed.down");
    this.feedNorm = new LayerNorm(kernels, { model, name: `${name}.feed.norm`, width, epsilon });
  }

  /** Replaces the first `count` rows of `hidden`. */
  apply(
    hidden: FloatRows,
    count: number,
    { buffers, attention, windows }: { buffers: LayerBuffers; attention: Attention; windows: readonly WindowRows[] },
  ): void {
    const { quantised, projected, context, change } = buffers;
    quantised.quantise(hidden, count);
    this.project.apply(projected, quantised, count);
    for (const window of windows) attention.apply(context, projected, window);
    quantised.quantise(context, count);
    this.output.apply(change, quantised, count);
    this.attentionNorm.apply(hidden, change, count);
    this.feed(hidden, count, buffers);
  }

  private feed(hidden: FloatRows, count: number, { quantised, intermediate, change }: LayerBuffers): void {
    quantised.quantise(hidden, count);
    this.up.apply(intermediate, quantised, count);
    this.kernels.functions.geluRows(intermediate.at, count * intermediate.width);
    quantised.quantise(intermediate, count);
    this.down.apply(change, quantised, count);
    this.feedNorm.apply(hidden, change, count);
  }
}
