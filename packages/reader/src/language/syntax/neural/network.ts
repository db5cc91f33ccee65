import { type CompileModule, type Kernels, makeKernels } from "./kernels.ts";
import { type Block, inputWidth, layOut, type NetworkLayout, type NetworkShape, rowsPerWord } from "./layout.ts";
import { FloatWeights, type NetworkWeights } from "./network-weights.ts";
import { type RecurrentBuffers, runRecurrent } from "./recurrent.ts";

/** Slope of the rectifier for negative values. */
export const leak = 0.1;

export interface LayerBuffers {
  readonly forward: RecurrentBuffers;
  readonly backward: RecurrentBuffers;
  /** Both outputs side by side: the input of the next layer. */
  readonly joined: number;
}

/** Where the values of a sentence lie, in floats. */
export interface NetworkBuffers {
  readonly input: number;
  readonly layers: readonly LayerBuffers[];
  readonly arcDependent: number;
  /** Place 0 is the root's; word i is at i + 1. */
  readonly arcHead: number;
  readonly labelDependent: number;
  readonly labelHead: number;
  /** Scores of governors: row of `capacity + 4` for each word, the root first. */
  readonly arcScores: number;
  readonly labelHidden: number;
  readonly labelScores: number;
  /** Row of `tagCount` for each word. */
  readonly tagScores: number;
  /** A row of zeros: the cells before the first word. */
  readonly zeros: number;
  /** For `RoundedWeights`. */
  readonly scratch: number;
  readonly end: number;
}

function planBuffers(shape: NetworkShape, capacity: number, start: number): NetworkBuffers {
  let end = start;
  const take = (floats: number): number => {
    const at = end;
    end += Math.ceil(floats / 4) * 4;
    return at;
  };
  const { hidden, arc, label, labelCount, tagCount } = shape;
  const input = take(capacity * inputWidth(shape));
  let below = input;
  const layers = Array.from({ length: shape.layers }, (): LayerBuffers => {
    const direction = (): RecurrentBuffers => ({
      input: below,
      gates: take(capacity * 3 * hidden),
      cells: take(capacity * hidden),
      output: take(capacity * hidden),
    });
    const layer = { forward: direction(), backward: direction(), joined: take(capacity * 2 * hidden) };
    below = layer.joined;
    return layer;
  });
  return {
    input,
    layers,
    arcDependent: take(capacity * arc),
    arcHead: take((capacity + 4) * arc),
    labelDependent: take(capacity * label),
    labelHead: take((capacity + 1) * label),
    arcScores: take(capacity * (capacity + 4)),
    labelHidden: take(capacity * label),
    labelScores: take(capacity * labelCount),
    tagScores: take(capacity * tagCount),
    zeros: take(hidden),
    scratch: take(4 + (capacity * Math.max(inputWidth(shape), 2 * hidden)) / 2),
    get end() {
      return end;
    },
  };
}

export interface NetworkOptions {
  readonly weightsOf?: (kernels: Kernels, layout: NetworkLayout, scratch: number) => NetworkWeights;
  readonly extraFloats?: number;
  readonly compile?: CompileModule | undefined;
}

/** Hooks by which training looks in: dropout on what a layer reads. */
export interface NetworkHooks {
  /** Called when the input of layer `layer` stands (`layers` for the last output), with its place and length. */
  afterInput(layer: number, at: number, length: number): void;
}

/**
 * A recurrent network that scores, for every word of a sentence, which word governs it and by what relation (after Kiperwasser and Goldberg 2016, and Dozat and
 * Manning 2017 without their bilinear matrix): bidirectional recurrent layers over sums of input vectors beside word vectors; arcs by the
 * inner product of a dependent's and a governor's vector; labels by a small network over both; tags straight from the first layer.
 */
export class Network {
  readonly layout: NetworkLayout;
  readonly kernels: Kernels;
  readonly buffers: NetworkBuffers;
  readonly capacity: number;
  readonly rows: Int32Array;
  readonly weights: NetworkWeights;

  /**
   * @param weightsOf makes the weights, for a network whose input table is not in its memory
   * @param extraFloats memory for training, after the buffers
   * @param compile makes the module of the kernels
   */
  constructor(shape: NetworkShape, capacity: number, { weightsOf, extraFloats = 0, compile }: NetworkOptions = {}) {
    this.layout = layOut(shape, weightsOf ? 0 : shape.inputRows);
    this.capacity = capacity;
    this.buffers = planBuffers(shape, capacity, Math.ceil(this.layout.size / 4) * 4);
    this.kernels = makeKernels(this.buffers.end + extraFloats, compile);
    this.rows = new Int32Array(capacity * rowsPerWord);
    this.weights = weightsOf?.(this.kernels, this.layout, this.buffers.scratch) ?? new FloatWeights(this.kernels, this.layout);
  }

  /** Stride of the rows of arc scores. */
  get scoreStride(): number {
    return this.capacity + 4;
  }

  /** Reads `rows` and the word vectors of `count` words and leaves the scores of tags and arcs, and the vectors for labels, in the buffers. */
  run(count: number, hooks?: NetworkHooks): void {
    this.#sumInputs(count);
    const { memory } = this.kernels;
    const { shape, recurrent } = this.layout;
    const { hidden } = shape;
    let from = inputWidth(shape);
    for (const [layer, buffers] of this.buffers.layers.entries()) {
      hooks?.afterInput(layer, buffers.forward.input, count * from);
      const blocks = recurrent[layer] as NetworkLayout["recurrent"][number];
      runRecurrent(this, blocks[0], buffers.forward, { count, hidden, isBackward: false });
      runRecurrent(this, blocks[1], buffers.backward, { count, hidden, isBackward: true });
      for (let t = 0; t < count; t++) {
        memory.copyWithin(buffers.joined + 2 * t * hidden, buffers.forward.output + t * hidden, buffers.forward.output + (t + 1) * hidden);
        memory.copyWithin(buffers.joined + (2 * t + 1) * hidden, buffers.backward.output + t * hidden, buffers.backward.output + (t + 1) * hidden);
      }
      from = 2 * hidden;
    }
    hooks?.afterInput(shape.layers, this.top, count * from);
    this.#scoreTags(count);
    this.#projectAll(count);
    this.#scoreArcs(count);
  }

  /** Where the first layer's output lies. */
  get bottom(): number {
    return (this.buffers.layers[0] as LayerBuffers).joined;
  }

  /** Where the word vector of word `t` is to be put before `run`. */
  vectorPlace(t: number): number {
    return this.buffers.input + t * inputWidth(this.layout.shape) + this.layout.shape.input;
  }

  /** Where the last layer's output lies. */
  get top(): number {
    return (this.buffers.layers.at(-1) as LayerBuffers).joined;
  }

  #sumInputs(count: number): void {
    const { memory } = this.kernels;
    const width = this.layout.shape.input;
    const stride = inputWidth(this.layout.shape);
    for (let t = 0; t < count; t++) {
      const to = this.buffers.input + t * stride;
      memory.fill(0, to, to + width);
      for (let index = 0; index < rowsPerWord; index++) this.weights.addInput(this.rows[t * rowsPerWord + index] as number, to);
    }
  }

  #scoreTags(count: number): void {
    const { layout, buffers, bottom } = this;
    this.#project(buffers.tagScores, layout.tagOut, layout.tagOutBias, { count, from: bottom });
  }

  #projectAll(count: number): void {
    const { layout, buffers, top } = this;
    const read = { count, from: top };
    const { arc, label } = layout.shape;
    const { memory } = this.kernels;
    this.#project(buffers.arcDependent, layout.arcDependent, layout.arcDependentBias, read);
    this.#project(buffers.arcHead + arc, layout.arcHead, layout.arcHeadBias, read);
    rectify(memory, buffers.arcDependent, count * arc);
    rectify(memory, buffers.arcHead + arc, count * arc);
    memory.copyWithin(buffers.arcHead, layout.arcRoot.at, layout.arcRoot.at + arc);
    memory.fill(0, buffers.arcHead + (count + 1) * arc, buffers.arcHead + (count + 4) * arc);
    this.#project(buffers.labelDependent, layout.labelDependent, layout.labelBias, read);
    this.#project(buffers.labelHead + label, layout.labelHead, null, read);
    memory.copyWithin(buffers.labelHead, layout.labelRoot.at, layout.labelRoot.at + label);
  }

  #project(to: number, weights: Block, bias: Block | null, { count, from }: { count: number; from: number }): void {
    const { memory } = this.kernels;
    const { rows } = weights;
    if (bias) for (let t = 0; t < count; t++) memory.copyWithin(to + t * rows, bias.at, bias.at + rows);
    else memory.fill(0, to, to + count * rows);
    this.weights.multiply(to, from, weights, count);
  }

  /** Score of governor h for word d: the inner product of their vectors, plus what speaks for h as a governor at all. */
  #scoreArcs(count: number): void {
    const { layout, buffers, scoreStride } = this;
    const { memory } = this.kernels;
    const { arc } = layout.shape;
    const padded = Math.ceil((count + 1) / 4) * 4;
    for (let d = 0; d < count; d++) {
      const row = buffers.arcScores + d * scoreStride;
      memory.fill(0, row, row + padded);
      this.kernels.multiply(4 * row, 4 * (buffers.arcDependent + d * arc), 4 * buffers.arcHead, 1, arc, padded);
    }
    for (let h = 0; h <= count; h++) {
      let bias = 0;
      for (let unit = 0; unit < arc; unit++)
        bias += (memory[buffers.arcHead + h * arc + unit] as number) * (memory[layout.arcHeadWeight.at + unit] as number);
      for (let d = 0; d < count; d++)
        memory[buffers.arcScores + d * scoreStride + h] = (memory[buffers.arcScores + d * scoreStride + h] as number) + bias;
    }
  }

  /** Leaves the label scores of the arc from `head` (0 for the root, words from 1) to word `dependent` (from 0) at the returned place. */
  scoreLabels(head: number, dependent: number): number {
    const { layout, buffers } = this;
    const { memory } = this.kernels;
    const { label, labelCount } = layout.shape;
    const hidden = buffers.labelHidden + dependent * label;
    const out = buffers.labelScores + dependent * labelCount;
    for (let unit = 0; unit < label; unit++)
      memory[hidden + unit] =
        (memory[buffers.labelDependent + dependent * label + unit] as number) + (memory[buffers.labelHead + head * label + unit] as number);
    rectify(memory, hidden, label);
    memory.copyWithin(out, layout.labelOutBias.at, layout.labelOutBias.at + labelCount);
    this.kernels.multiply(4 * out, 4 * hidden, 4 * layout.labelOut.at, 1, label, labelCount);
    return out;
  }
}

function rectify(memory: Float32Array, at: number, length: number): void {
  for (let place = at; place < at + length; place++) if ((memory[place] as number) < 0) memory[place] = leak * (memory[place] as number);
}
