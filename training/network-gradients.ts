import type { Kernels } from "../packages/reader/src/language/syntax/neural/kernels.ts";
import { type Block, inputWidth, type NetworkShape, type RecurrentBlocks } from "../packages/reader/src/language/syntax/neural/layout.ts";
import { leak, type LayerBuffers, Network } from "../packages/reader/src/language/syntax/neural/network.ts";
import { rowsPerWord } from "../packages/reader/src/language/syntax/neural/layout.ts";
import type { RecurrentBuffers } from "../packages/reader/src/language/syntax/neural/recurrent.ts";
import type { Random } from "../packages/core/src/base/random.ts";

export interface DropoutRates {
  readonly input: number;
  readonly hidden: number;
}

/** What a sentence should come out as: governors (0 for the root), labels and tags, one a word. */
export interface NetworkTarget {
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly goldTags: Int32Array;
}

/** Where the gradients of a sentence's values lie, in floats. */
type Scratch = Record<
  | "top"
  | "joined"
  | "arcScores"
  | "arcDependent"
  | "arcHead"
  | "labelHidden"
  | "labelHead"
  | "labelScores"
  | "tagScores"
  | "output"
  | "gates"
  | "input",
  number
>;

/** A network with room for gradients: runs forward with dropout, and back. */
export class TrainableNetwork {
  readonly network: Network;
  /** The gradient of the weight at `at` is at `gradientStart + at`. */
  readonly gradientStart: number;
  /** Input rows with a gradient since the last `clear`. */
  readonly touched = new Set<number>();
  readonly #masks: readonly Float32Array[];
  readonly #scratch: Scratch;
  readonly #random: Random;
  readonly #rates: DropoutRates;

  constructor(shape: NetworkShape, capacity: number, rates: DropoutRates, random: Random) {
    const { hidden, arc, label, labelCount, tagCount, input } = shape;
    const widest = Math.max(inputWidth(shape), 2 * hidden);
    const sizes = {
      top: capacity * 2 * hidden,
      joined: capacity * widest,
      arcScores: capacity * (capacity + 4),
      arcDependent: capacity * arc,
      arcHead: (capacity + 1) * arc,
      labelHidden: capacity * label,
      labelHead: (capacity + 1) * label,
      labelScores: capacity * labelCount,
      tagScores: capacity * tagCount,
      output: capacity * hidden,
      gates: capacity * 3 * hidden,
      input: capacity * widest,
    };
    const probe = new Network({ ...shape, inputRows: 4 }, 1);
    const weights = probe.layout.size + (shape.inputRows - 4) * input;
    const scratchFloats = Object.values(sizes).reduce((sum, size) => sum + Math.ceil(size / 4) * 4, 0);
    this.network = new Network(shape, capacity, { extraFloats: weights + 8 + scratchFloats });
    this.gradientStart = Math.ceil(this.network.buffers.end / 4) * 4;
    let end = this.gradientStart + Math.ceil(weights / 4) * 4;
    this.#scratch = Object.fromEntries(
      Object.entries(sizes).map(([name, size]) => {
        const at = end;
        end += Math.ceil(size / 4) * 4;
        return [name, at];
      }),
    ) as Scratch;
    this.#masks = Array.from({ length: shape.layers + 1 }, () => new Float32Array(capacity * widest));
    this.#random = random;
    this.#rates = rates;
  }

  get kernels(): Kernels {
    return this.network.kernels;
  }

  /** Adds the gradient of one sentence, whose rows stand in the network. Returns its loss in nats. */
  learn(count: number, target: NetworkTarget): number {
    this.network.run(count, { afterInput: (layer, at, length) => this.#drop(layer, at, length) });
    const { memory } = this.kernels;
    const { hidden } = this.network.layout.shape;
    memory.fill(0, this.#scratch.top, this.#scratch.top + count * 2 * hidden);
    const loss = this.#learnTags(count, target.goldTags) + this.#learnArcs(count, target.heads) + this.#learnLabels(count, target);
    this.#descend(count);
    return loss;
  }

  #drop(layer: number, at: number, length: number): void {
    const { memory } = this.kernels;
    const rate = layer === 0 ? this.#rates.input : this.#rates.hidden;
    const mask = this.#masks[layer] as Float32Array;
    for (let place = 0; place < length; place++) {
      mask[place] = this.#random() < rate ? 0 : 1 / (1 - rate);
      memory[at + place] = (memory[at + place] as number) * (mask[place] as number);
    }
  }

  #gradient(block: Block): number {
    return this.gradientStart + block.at;
  }

  /** Turns scores into probabilities minus the target; returns the loss. The place `without` has no part in it. */
  #softmax(at: number, to: number, { length, right, without = -1 }: { length: number; right: number; without?: number }): number {
    const { memory } = this.kernels;
    let most = -Infinity;
    for (let index = 0; index < length; index++) if (index !== without) most = Math.max(most, memory[at + index] as number);
    let sum = 0;
    for (let index = 0; index < length; index++) {
      const value = index === without ? 0 : Math.exp((memory[at + index] as number) - most);
      memory[to + index] = value;
      sum += value;
    }
    for (let index = 0; index < length; index++) memory[to + index] = (memory[to + index] as number) / sum;
    const probability = memory[to + right] as number;
    memory[to + right] = probability - 1;
    return -Math.log(Math.max(probability, 1e-9));
  }

  /** Leaves the gradient of the tag scores; it goes down with that of the first layer. */
  #learnTags(count: number, tags: Int32Array): number {
    const { kernels, network } = this;
    const { layout, buffers, bottom } = network;
    const { rows: tagCount, columns } = layout.tagOut;
    const { tagScores } = this.#scratch;
    let loss = 0;
    for (let t = 0; t < count; t++) {
      loss += this.#softmax(buffers.tagScores + t * tagCount, tagScores + t * tagCount, { length: tagCount, right: tags[t] as number });
      this.#addScaled(this.#gradient(layout.tagOutBias), tagScores + t * tagCount, tagCount, 1);
    }
    kernels.combine(4 * this.#gradient(layout.tagOut), 4 * tagScores, 4 * bottom, tagCount, count, columns, 4, 4 * tagCount);
    return loss;
  }

  #learnArcs(count: number, heads: Int32Array): number {
    const { kernels, network } = this;
    const { memory } = kernels;
    const { layout, buffers, scoreStride } = network;
    const { arc } = layout.shape;
    const { arcScores, arcDependent, arcHead } = this.#scratch;
    let loss = 0;
    for (let d = 0; d < count; d++) {
      const target = { length: count + 1, right: heads[d] as number, without: d + 1 };
      loss += this.#softmax(buffers.arcScores + d * scoreStride, arcScores + d * scoreStride, target);
    }
    memory.fill(0, arcDependent, arcDependent + count * arc);
    memory.fill(0, arcHead, arcHead + (count + 1) * arc);
    kernels.combine(4 * arcDependent, 4 * arcScores, 4 * buffers.arcHead, count, count + 1, arc, 4 * scoreStride, 4);
    kernels.combine(4 * arcHead, 4 * arcScores, 4 * buffers.arcDependent, count + 1, count, arc, 4, 4 * scoreStride);
    for (let h = 0; h <= count; h++) {
      let sum = 0;
      for (let d = 0; d < count; d++) sum += memory[arcScores + d * scoreStride + h] as number;
      this.#addScaled(arcHead + h * arc, layout.arcHeadWeight.at, arc, sum);
      this.#addScaled(this.#gradient(layout.arcHeadWeight), buffers.arcHead + h * arc, arc, sum);
    }
    this.#addScaled(this.#gradient(layout.arcRoot), arcHead, arc, 1);
    this.#throughRectifier(arcDependent, buffers.arcDependent, count * arc);
    this.#throughRectifier(arcHead + arc, buffers.arcHead + arc, count * arc);
    this.#throughProjection(arcDependent, layout.arcDependent, layout.arcDependentBias, count);
    this.#throughProjection(arcHead + arc, layout.arcHead, layout.arcHeadBias, count);
    return loss;
  }

  #learnLabels(count: number, { heads, labels }: NetworkTarget): number {
    const { kernels, network } = this;
    const { memory } = kernels;
    const { layout, buffers } = network;
    const { label, labelCount } = layout.shape;
    const { labelScores, labelHidden, labelHead } = this.#scratch;
    let loss = 0;
    for (let d = 0; d < count; d++) {
      const scores = network.scoreLabels(heads[d] as number, d);
      loss += this.#softmax(scores, labelScores + d * labelCount, { length: labelCount, right: labels[d] as number });
      this.#addScaled(this.#gradient(layout.labelOutBias), labelScores + d * labelCount, labelCount, 1);
    }
    memory.fill(0, labelHidden, labelHidden + count * label);
    memory.fill(0, labelHead, labelHead + (count + 1) * label);
    kernels.combine(4 * labelHidden, 4 * labelScores, 4 * layout.labelOut.at, count, labelCount, label, 4 * labelCount, 4);
    kernels.combine(4 * this.#gradient(layout.labelOut), 4 * labelScores, 4 * buffers.labelHidden, labelCount, count, label, 4, 4 * labelCount);
    this.#throughRectifier(labelHidden, buffers.labelHidden, count * label);
    for (let d = 0; d < count; d++) this.#addScaled(labelHead + (heads[d] as number) * label, labelHidden + d * label, label, 1);
    this.#addScaled(this.#gradient(layout.labelRoot), labelHead, label, 1);
    this.#throughProjection(labelHidden, layout.labelDependent, layout.labelBias, count);
    this.#throughProjection(labelHead + label, layout.labelHead, null, count);
    return loss;
  }

  #addScaled(to: number, from: number, length: number, factor: number): void {
    const { memory } = this.kernels;
    for (let place = 0; place < length; place++) memory[to + place] = (memory[to + place] as number) + factor * (memory[from + place] as number);
  }

  #throughRectifier(gradient: number, value: number, length: number): void {
    const { memory } = this.kernels;
    for (let place = 0; place < length; place++)
      if ((memory[value + place] as number) < 0) memory[gradient + place] = leak * (memory[gradient + place] as number);
  }

  #throughProjection(gradient: number, weights: Block, bias: Block | null, count: number): void {
    const { kernels } = this;
    const { rows, columns } = weights;
    kernels.combine(4 * this.#scratch.top, 4 * gradient, 4 * weights.at, count, rows, columns, 4 * rows, 4);
    kernels.combine(4 * this.#gradient(weights), 4 * gradient, 4 * this.network.top, rows, count, columns, 4, 4 * rows);
    if (bias) for (let t = 0; t < count; t++) this.#addScaled(this.#gradient(bias), gradient + t * rows, rows, 1);
  }

  /** From the top's gradient down through the layers to the input rows. */
  #descend(count: number): void {
    const { kernels } = this;
    const { memory } = kernels;
    const { layout, buffers } = this.network;
    const { hidden, input, layers, tagCount } = layout.shape;
    const { top, joined, tagScores } = this.#scratch;
    const wide = inputWidth(layout.shape);
    const throughTags = (at: number): void =>
      kernels.combine(4 * at, 4 * tagScores, 4 * layout.tagOut.at, count, tagCount, 2 * hidden, 4 * tagCount, 4);
    if (layers === 1) throughTags(top);
    this.#throughMask(layers, top, count * 2 * hidden);
    memory.copyWithin(joined, top, top + count * 2 * hidden);
    for (let layer = layers - 1; layer >= 0; layer--) {
      const from = layer === 0 ? wide : 2 * hidden;
      const { forward, backward } = buffers.layers[layer] as LayerBuffers;
      const blocks = layout.recurrent[layer] as readonly [RecurrentBlocks, RecurrentBlocks];
      memory.fill(0, this.#scratch.input, this.#scratch.input + count * from);
      this.#throughTime(blocks[0], forward, { count, from, offset: 0, isBackward: false });
      this.#throughTime(blocks[1], backward, { count, from, offset: hidden, isBackward: true });
      if (layer === 1) throughTags(this.#scratch.input);
      this.#throughMask(layer, this.#scratch.input, count * from);
      memory.copyWithin(joined, this.#scratch.input, this.#scratch.input + count * from);
    }
    for (let t = 0; t < count; t++)
      for (let index = 0; index < rowsPerWord; index++) {
        const row = this.network.rows[t * rowsPerWord + index] as number;
        this.touched.add(row);
        this.#addScaled(this.#gradient(layout.inputs) + row * input, joined + t * wide, input, 1);
      }
  }

  #throughMask(layer: number, at: number, length: number): void {
    const { memory } = this.kernels;
    const mask = this.#masks[layer] as Float32Array;
    for (let place = 0; place < length; place++) memory[at + place] = (memory[at + place] as number) * (mask[place] as number);
  }

  #throughTime(blocks: RecurrentBlocks, buffers: RecurrentBuffers, pass: { count: number; from: number; offset: number; isBackward: boolean }): void {
    const { kernels } = this;
    const { memory } = kernels;
    const { count, from, offset, isBackward } = pass;
    const { hidden } = this.network.layout.shape;
    const { joined, output, gates, input } = this.#scratch;
    const width = 3 * hidden;
    for (let t = 0; t < count; t++)
      memory.copyWithin(output + t * hidden, joined + 2 * t * hidden + offset, joined + 2 * t * hidden + offset + hidden);
    const carry = new Float64Array(hidden);
    for (let turn = count - 1; turn >= 0; turn--) {
      const t = isBackward ? count - 1 - turn : turn;
      const before = turn === 0 ? -1 : isBackward ? t + 1 : t - 1;
      this.#throughCell(buffers, t, before, carry);
      if (before >= 0) kernels.combine(4 * (output + before * hidden), 4 * (gates + t * width), 4 * blocks.fromHidden.at, 1, width, hidden, 0, 4);
    }
    kernels.combine(4 * this.#gradient(blocks.fromInput), 4 * gates, 4 * buffers.input, width, count, from, 4, 4 * width);
    const first = isBackward ? gates : gates + width;
    const earlier = isBackward ? buffers.output + hidden : buffers.output;
    if (count > 1) kernels.combine(4 * this.#gradient(blocks.fromHidden), 4 * first, 4 * earlier, width, count - 1, hidden, 4, 4 * width);
    for (let t = 0; t < count; t++) this.#addScaled(this.#gradient(blocks.bias), gates + t * width, width, 1);
    kernels.combine(4 * input, 4 * gates, 4 * blocks.fromInput.at, count, width, from, 4 * width, 4);
  }

  #throughCell(buffers: RecurrentBuffers, t: number, before: number, carry: Float64Array): void {
    const { memory } = this.kernels;
    const { hidden } = this.network.layout.shape;
    const { output, gates } = this.#scratch;
    const values = buffers.gates + t * 3 * hidden;
    const to = gates + t * 3 * hidden;
    for (let unit = 0; unit < hidden; unit++) {
      const keep = memory[values + unit] as number;
      const open = memory[values + hidden + unit] as number;
      const fresh = memory[values + 2 * hidden + unit] as number;
      const cell = memory[buffers.cells + t * hidden + unit] as number;
      const old = before < 0 ? 0 : (memory[buffers.cells + before * hidden + unit] as number);
      const slope = 1 / (1 + Math.abs(cell));
      const down = memory[output + t * hidden + unit] as number;
      const cellGradient = down * open * slope * slope + (carry[unit] as number);
      memory[to + unit] = cellGradient * (old - fresh) * gateSlope(keep);
      memory[to + hidden + unit] = down * cell * slope * gateSlope(open);
      memory[to + 2 * hidden + unit] = cellGradient * (1 - keep) * (1 - Math.abs(fresh)) ** 2;
      carry[unit] = cellGradient * keep;
    }
  }
}

/** Slope of the gate, from its value. */
function gateSlope(value: number): number {
  return 0.5 * (1 - Math.abs(2 * value - 1)) ** 2;
}
