import type { Kernels } from "./kernels.ts";
import type { RecurrentBlocks } from "./layout.ts";

/** Where a recurrent pass keeps its values, in floats: gates hold three rows of `hidden` a word before and after activation. */
export interface RecurrentBuffers {
  readonly input: number;
  readonly gates: number;
  readonly cells: number;
  readonly output: number;
}

/** Softsign, x / (1 + |x|): like tanh in shape, and exact IEEE arithmetic, so that every machine gets the same bits. */
export function softsign(x: number): number {
  return x / (1 + Math.abs(x));
}

/** A gate between 0 and 1. */
export function gate(x: number): number {
  return 0.5 + (0.5 * x) / (1 + Math.abs(x));
}

export interface RecurrentPass {
  readonly count: number;
  readonly from: number;
  readonly hidden: number;
  readonly isBackward: boolean;
}

/**
 * One direction of a recurrent layer over a sentence: a long short-term memory whose input gate is what the forget gate leaves (Greff et al. 2017,
 * "LSTM: a search space odyssey", coupled gates). For each word, with pre-activations f, o, g:
 * cell = gate(f)·cell′ + (1 − gate(f))·softsign(g), output = gate(o)·softsign(cell).
 *
 * Activated gates replace the pre-activations. Cost: count × 3·hidden·(from + hidden) multiplications.
 */
export function runRecurrent(kernels: Kernels, blocks: RecurrentBlocks, buffers: RecurrentBuffers, pass: RecurrentPass): void {
  const { memory } = kernels;
  const { count, from, hidden, isBackward } = pass;
  const width = 3 * hidden;
  for (let t = 0; t < count; t++) memory.copyWithin(buffers.gates + t * width, blocks.bias.at, blocks.bias.at + width);
  kernels.multiply(4 * buffers.gates, 4 * buffers.input, 4 * blocks.fromInput.at, count, from, width);
  for (let turn = 0; turn < count; turn++) {
    const t = isBackward ? count - 1 - turn : turn;
    const before = isBackward ? t + 1 : t - 1;
    const gates = buffers.gates + t * width;
    if (turn > 0) kernels.multiply(4 * gates, 4 * (buffers.output + before * hidden), 4 * blocks.fromHidden.at, 1, hidden, width);
    for (let unit = 0; unit < hidden; unit++) {
      const keep = gate(memory[gates + unit] as number);
      const open = gate(memory[gates + hidden + unit] as number);
      const fresh = softsign(memory[gates + 2 * hidden + unit] as number);
      const old = turn > 0 ? (memory[buffers.cells + before * hidden + unit] as number) : 0;
      const cell = keep * old + (1 - keep) * fresh;
      memory[gates + unit] = keep;
      memory[gates + hidden + unit] = open;
      memory[gates + 2 * hidden + unit] = fresh;
      memory[buffers.cells + t * hidden + unit] = cell;
      memory[buffers.output + t * hidden + unit] = open * softsign(Math.fround(cell));
    }
  }
}
