import { Attention, type WindowRows } from "./attention.ts";
import { Embeddings } from "./embeddings.ts";
import { type EncoderConfig, encoderConfig } from "./encoder-config.ts";
import { EncoderLayer, LayerBuffers } from "./encoder-layer.ts";
import { Kernels } from "./kernels.ts";
import { LayerNorm } from "./layer-norm.ts";
import type { ModelFile } from "./model-file.ts";
import { FloatRows } from "./rows.ts";

/** What the encoder reads: ids of subwords, with those at the window's ends ([CLS], [SEP]) that the model expects. */
export interface TokenWindow {
  readonly ids: ArrayLike<number>;
  /** Token types, 0 where absent. */
  readonly types?: ArrayLike<number>;
}

/** Hidden states of a run, in the kernels' memory until the next run. */
export interface EncodedRun {
  readonly hidden: FloatRows;
  readonly count: number;
  /** Where each window's rows lie, in the order of the windows. */
  readonly windows: readonly WindowRows[];
}

/** Longest window, in subwords. */
export const longestWindow = 256;

/**
 * Rows of one run: short windows share the pass over the weights. More would not be faster, and a run's rows should stay in the second cache.
 * Sharing changes no bit, since every row is quantised by itself and sees its own window alone.
 */
const rowsOfRun = 128;

/**
 * A BERT encoder: learned positions, token types, LayerNorm after each step, GELU. Weights have 7 bits with a scale for each output, activations 8 bits with a
 * step for each row; attention, softmax and LayerNorm are floats in a fixed order. The same window gives the same bytes on every processor, whichever windows
 * are encoded with it.
 */
export class Encoder {
  readonly config: EncoderConfig;
  readonly kernels: Kernels;
  readonly longest: number;
  private readonly embeddings: Embeddings;
  private readonly embeddingNorm: LayerNorm;
  private readonly layers: readonly EncoderLayer[];
  private readonly attention: Attention;
  private readonly buffers: LayerBuffers;
  private readonly hidden: FloatRows;
  private readonly nothing: FloatRows;

  /** @throws ModelFileError if a tensor is missing or of another shape than the configuration says */
  constructor(model: ModelFile, kernels: Kernels = new Kernels()) {
    const config = encoderConfig(model.config);
    this.config = config;
    this.kernels = kernels;
    this.longest = Math.min(longestWindow, config.positions);
    this.embeddings = new Embeddings(kernels, model, config);
    this.embeddingNorm = new LayerNorm(kernels, { model, name: "embeddings.norm", width: config.width, epsilon: config.epsilon });
    this.layers = Array.from({ length: config.layers }, (_, index) => new EncoderLayer(kernels, model, `layer.${index}`, config));
    this.attention = new Attention(kernels, config, this.longest);
    const capacity = Math.max(rowsOfRun, this.longest);
    this.buffers = new LayerBuffers(kernels, config, capacity);
    this.hidden = new FloatRows(kernels, capacity, config.width);
    this.nothing = this.buffers.change;
  }

  /** Hidden states of a window: a row of `config.width` floats for each id. @throws RangeError if it is empty, too long, or names an unknown id or type */
  encode(window: TokenWindow): Float32Array<ArrayBuffer> {
    const { hidden, count } = this.run([window]);
    return hidden.read(0, count);
  }

  /** Hidden states of each window. */
  encodeAll(windows: readonly TokenWindow[]): Float32Array<ArrayBuffer>[] {
    return this.runsOf(windows).flatMap((part) => {
      const run = this.run(part);
      return run.windows.map(({ start, count }) => run.hidden.read(start, start + count));
    });
  }

  /** Groups windows, in their order, so that each group fits one run. */
  runsOf<Window extends TokenWindow>(windows: readonly Window[]): Window[][] {
    const runs: Window[][] = [];
    let room = 0;
    for (const window of windows) {
      if (window.ids.length > room) {
        runs.push([]);
        room = rowsOfRun;
      }
      runs.at(-1)?.push(window);
      room -= window.ids.length;
    }
    return runs;
  }

  /**
   * Encodes windows together and leaves the hidden states in the kernels' memory, for heads.
   *
   * @param depth how many of the layers, from the first on
   * @throws RangeError also if the windows do not fit one run
   */
  run(windows: readonly TokenWindow[], depth: number = this.layers.length): EncodedRun {
    const placed = this.place(windows);
    const count = placed.reduce((sum, window) => sum + window.count, 0);
    for (const [index, window] of windows.entries()) this.embeddings.write(this.hidden, placed[index]?.start ?? 0, window);
    this.nothing.view(0, count).fill(0);
    this.embeddingNorm.apply(this.hidden, this.nothing, count);
    return this.apply(this.layers.slice(0, depth), placed, count);
  }

  /**
   * Goes on with a window that a run of the lower layers left.
   *
   * @param states its hidden states after `depth` layers, a row for each id
   */
  resume(states: Float32Array, depth: number): EncodedRun {
    const count = states.length / this.config.width;
    if (!Number.isInteger(count) || count === 0 || count > this.longest)
      throw new RangeError(`${states.length} numbers are no window's hidden states`);
    this.hidden.view(0, count).set(states);
    return this.apply(this.layers.slice(depth), [{ start: 0, count }], count);
  }

  private apply(layers: readonly EncoderLayer[], windows: readonly WindowRows[], count: number): EncodedRun {
    const { buffers, attention, hidden } = this;
    for (const layer of layers) layer.apply(hidden, count, { buffers, attention, windows });
    return { hidden, count, windows };
  }

  private place(windows: readonly TokenWindow[]): WindowRows[] {
    let start = 0;
    return windows.map(({ ids }) => {
      const count = ids.length;
      if (count === 0 || count > this.longest) throw new RangeError(`a window has ${count} subwords, but takes from 1 to ${this.longest}`);
      if (start + count > this.hidden.capacity) throw new RangeError(`the windows do not fit a run of ${this.hidden.capacity} rows`);
      start += count;
      return { start: start - count, count };
    });
  }
}
