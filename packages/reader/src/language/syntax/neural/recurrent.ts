import type { RecurrentBlocks } from "./layout.ts";
import type { Kernels } from "./kernels.ts";
import type { NetworkWeights } from "./network-weights.ts";

/** Where a recurrent pass keeps its values, in floats: gates hold three rows of `hidden` a word before and after activation. */
export interface RecurrentBuffers {
  readonly input: number;
  readonly gates: number;
  readonly cells: number;
  readonly output: number;
}

/** What a pass needs of its network. */
export interface RecurrentPlace {
  readonly kernels: Kernels;
  readonly weights: NetworkWeights;
  /** `zeros`: a row of as many zeros as are hidden. */
  readonly buffers: { readonly zeros: number };
}

export interface RecurrentPass {
  readonly count: number;
  readonly hidden: number;
  readonly isBackward: boolean;
}

/**
 * One direction of a recurrent layer over a sentence: a long short-term memory whose input gate is what the forget gate leaves (Greff et al. 2017,
 * "LSTM: a search space odyssey", coupled gates). For each word, with pre-activations f, o, g:
 * softsign(x) = x / (1 + |x|) and gate(x) = (1 + softsign(x)) / 2, which are exact IEEE arithmetic, so that every machine gets the same bits:
 * cell = gate(f)·cell′ + (1 − gate(f))·softsign(g), output = gate(o)·softsign(cell).
 *
 * Activated gates replace the pre-activations. Cost: count × 3·hidden·(from + hidden) multiplications.
 */
export function runRecurrent(
  { kernels, weights, buffers: { zeros } }: RecurrentPlace,
  blocks: RecurrentBlocks,
  buffers: RecurrentBuffers,
  pass: RecurrentPass,
): void {
  const { memory } = kernels;
  const { count, hidden, isBackward } = pass;
  const width = 3 * hidden;
  for (let t = 0; t < count; t++) memory.copyWithin(buffers.gates + t * width, blocks.bias.at, blocks.bias.at + width);
  weights.multiply(buffers.gates, buffers.input, blocks.fromInput, count);
  for (let turn = 0; turn < count; turn++) {
    const t = isBackward ? count - 1 - turn : turn;
    const before = isBackward ? t + 1 : t - 1;
    const gates = buffers.gates + t * width;
    if (turn > 0) weights.multiply(gates, buffers.output + before * hidden, blocks.fromHidden, 1);
    const cellsBefore = turn > 0 ? buffers.cells + before * hidden : zeros;
    kernels.cell(4 * gates, 4 * (buffers.cells + t * hidden), 4 * cellsBefore, 4 * (buffers.output + t * hidden), hidden);
  }
}
