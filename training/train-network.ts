import { type Random, shuffle } from "../packages/core/src/base/random.ts";
import type { EncodedWords } from "../packages/reader/src/language/syntax/encode-words.ts";
import type { Block, NetworkShape } from "../packages/reader/src/language/syntax/neural/layout.ts";
import type { Network } from "../packages/reader/src/language/syntax/neural/network.ts";
import { hiddenForm, placeInputs } from "../packages/reader/src/language/syntax/neural/network-inputs.ts";
import type { WordVectors } from "../packages/reader/src/language/syntax/word-vectors.ts";
import { Adam } from "./adam.ts";
import { WeightAverage } from "./weight-average.ts";
import { type DropoutRates, type NetworkTarget, TrainableNetwork } from "./network-gradients.ts";

export interface NetworkExample extends NetworkTarget {
  readonly words: EncodedWords;
  /** First guesses, as for an unseen text. */
  readonly tags: Int32Array;
}

export interface NetworkSettings {
  /** The rate falls as if there were so many epochs … */
  readonly epochs: number;
  /** … of which so many are run: the mean of the weights takes the place of the last, slow ones. */
  readonly stopAfter: number;
  readonly rate: number;
  readonly lastRate: number;
  /** Words in a batch, at least. */
  readonly batchWords: number;
  readonly clip: number;
  readonly dropout: DropoutRates;
  /** A form seen n times is hidden with probability c / (c + n): so the network learns to do without (Iyyer et al. 2015). */
  readonly hideForm: number;
  /** From this part of the training on (0 to 1) weights are averaged; 1 keeps the last ones. */
  readonly averageFrom: number;
}

/** Weights are taken into the average once in so many batches. */
const averageEvery = 10;

/** Sentences longer than this are left out of training. */
const longestExample = 120;

function fill(network: Network, block: Block, spread: number, random: Random): void {
  const { memory } = network.kernels;
  for (let at = block.at; at < block.at + block.rows * block.columns; at++) memory[at] = spread * (2 * random() - 1);
}

/** Starting weights: uniform, spread by the size of the matrix (Glorot and Bengio 2010); gates start rather open to what was kept. */
function initialise(network: Network, random: Random): void {
  const { layout } = network;
  const spread = (block: Block): number => Math.sqrt(6 / (block.rows + block.columns));
  fill(network, layout.inputs, 0.35, random);
  for (const [forward, backward] of layout.recurrent)
    for (const { fromInput, fromHidden, bias } of [forward, backward]) {
      fill(network, fromInput, Math.sqrt(6 / (fromInput.rows / 3 + fromInput.columns)), random);
      fill(network, fromHidden, Math.sqrt(6 / (fromHidden.rows / 3 + fromHidden.columns)), random);
      network.kernels.memory.fill(0.7, bias.at, bias.at + layout.shape.hidden);
    }
  for (const block of [layout.arcDependent, layout.arcHead, layout.labelDependent, layout.labelHead, layout.labelOut, layout.tagOut])
    fill(network, block, spread(block), random);
  for (const block of [layout.arcRoot, layout.labelRoot]) fill(network, block, 0.2, random);
}

function countForms(examples: readonly NetworkExample[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { words } of examples) for (const form of words.word) counts.set(form, (counts.get(form) ?? 0) + 1);
  return counts;
}

/** Trains a network on tags, governors and labels, word by word (cross-entropy), with Adam at a falling rate. */
export function trainNetwork(
  examples: readonly NetworkExample[],
  { shape, settings, vectors }: { readonly shape: NetworkShape; readonly settings: NetworkSettings; readonly vectors: WordVectors },
  random: Random,
  report: (epoch: number, loss: number) => void,
): Network {
  const usable = examples.filter(({ words }) => words.length <= longestExample);
  const trainable = new TrainableNetwork(shape, longestExample, settings.dropout, random);
  const { network } = trainable;
  initialise(network, random);
  const adam = new Adam(trainable);
  const counts = countForms(usable);
  const total = usable.reduce((sum, { words }) => sum + words.length, 0) * settings.epochs;
  const average = new WeightAverage(network.layout.size);
  let seen = 0;
  let batches = 0;
  for (let epoch = 0; epoch < settings.stopAfter; epoch++) {
    let loss = 0;
    let pending = 0;
    for (const example of shuffle([...usable], random)) {
      const { words, tags } = example;
      const forms = words.word.map((form) => (random() < settings.hideForm / (settings.hideForm + (counts.get(form) ?? 0)) ? hiddenForm : form));
      placeInputs(words, { forms, tags, vectors }, network);
      loss += trainable.learn(words.length, example);
      pending += words.length;
      seen += words.length;
      if (pending < settings.batchWords) continue;
      adam.step(pending, settings.rate + (settings.lastRate - settings.rate) * (seen / total), settings.clip);
      pending = 0;
      if (seen > settings.averageFrom * total && ++batches % averageEvery === 0) average.add(network.kernels.memory);
    }
    report(epoch, (loss * settings.epochs) / total);
  }
  average.replace(network.kernels.memory);
  forgetUntouched(network, adam);
  return network;
}

/** Input rows no training word led to say nothing. */
function forgetUntouched(network: Network, adam: Adam): void {
  const { at, rows, columns } = network.layout.inputs;
  for (let row = 0; row < rows; row++) if (!adam.hasTouched(row)) network.kernels.memory.fill(0, at + row * columns, at + (row + 1) * columns);
}
