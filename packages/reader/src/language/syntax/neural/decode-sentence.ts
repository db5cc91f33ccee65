import { bestCandidate } from "../classifier.ts";
import type { EncodedWords } from "../encode-words.ts";
import type { WordVectors } from "../word-vectors.ts";
import type { Network } from "./network.ts";
import { placeInputs } from "./network-inputs.ts";
import { bestProjectiveTree } from "./project-tree.ts";

export interface DecodedSentence {
  /** Tag of each word, words from 0. */
  readonly tags: Int32Array;
  /** Governor by word number, words from 1; 0 is the root, place 0 unused. */
  readonly heads: Int32Array;
  /** Label of each word's arc, words from 0. */
  readonly labels: Int32Array;
}

export interface Decoder {
  /** Their scores are added up. */
  readonly networks: readonly Network[];
  /** Word vectors that the networks read. */
  readonly vectors: WordVectors;
  /** Every tag; the networks' own number is rounded up. */
  readonly allTags: Uint8Array;
  /** Number of labels; the networks' own is rounded up. */
  readonly labelCount: number;
  /** Added to each network's score of a label. */
  readonly labelOffsets: Float32Array;
  /** The label of the arc from the root, which no other arc has. */
  readonly rootLabel: number;
  /** Sets of labels of which a governor has at most one dependent: subjects, objects … */
  readonly onceOnly: readonly ReadonlySet<number>[];
}

/**
 * Tags, tree and labels of a sentence: of each word the best tag, the best projective tree, and the best label of each arc.
 *
 * @param tags first guesses, which the networks read
 *
 * Cost: linear for the networks; see `bestProjectiveTree` for the tree.
 */
export function decodeSentence(words: EncodedWords, tags: Int32Array, decoder: Decoder): DecodedSentence {
  const scores = runNetworks(words, tags, decoder);
  const width = words.length + 1;
  const heads = bestProjectiveTree(words.length, (head, dependent) => scores[(dependent - 1) * width + head] as number);
  return { tags: decideTags(words, decoder), heads, labels: decideLabels(heads, decoder) };
}

/** Working memory, kept from sentence to sentence: a new array for each would make the garbage collector the largest user of memory. */
const arcScratch = { values: new Float32Array() };
const labelScratch = { values: new Float32Array() };

function zeros(scratch: { values: Float32Array }, length: number): Float32Array {
  if (scratch.values.length < length) scratch.values = new Float32Array(length);
  return scratch.values.fill(0, 0, length);
}

/** Best tag of each word, of those that are forced upon it where some are. */
function decideTags(words: EncodedWords, { networks, allTags }: Decoder): Int32Array {
  const scores = new Float64Array(256);
  return Int32Array.from({ length: words.length }, (_, i) => {
    const candidates = words.forced[i] ?? allTags;
    scores.fill(0);
    for (const { kernels, buffers, layout } of networks)
      for (const tag of candidates)
        scores[tag] = (scores[tag] as number) + (kernels.memory[buffers.tagScores + i * layout.shape.tagCount + tag] as number);
    return bestCandidate(candidates, scores);
  });
}

/** Runs the networks. Returns the scores of governors, a row of one more than there are words for each word, the root first. */
function runNetworks(words: EncodedWords, tags: Int32Array, { networks, vectors }: Decoder): Float32Array {
  const count = words.length;
  const scores = zeros(arcScratch, count * (count + 1));
  for (const network of networks) {
    placeInputs(words, { forms: words.word, tags, vectors }, network);
    network.run(count);
    const { memory } = network.kernels;
    for (let d = 0; d < count; d++) {
      const row = network.buffers.arcScores + d * network.scoreStride;
      for (let h = 0; h <= count; h++) scores[d * (count + 1) + h] = (scores[d * (count + 1) + h] as number) + (memory[row + h] as number);
    }
  }
  return scores;
}

/** Best label of each arc, with those that a governor has once only given to one of its dependents. */
function decideLabels(heads: Int32Array, decoder: Decoder): Int32Array {
  const { rootLabel, labelCount } = decoder;
  const count = heads.length - 1;
  const scores = zeros(labelScratch, count * labelCount);
  const labels = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const head = heads[i + 1] as number;
    addLabelScores(head, i, decoder, scores);
    labels[i] = head === 0 ? rootLabel : bestLabel(scores, i, decoder, noLabels);
  }
  for (const group of decoder.onceOnly) settleGroup(heads, labels, { scores, decoder, group });
  return labels;
}

const noLabels: ReadonlySet<number> = new Set();

function addLabelScores(head: number, dependent: number, { networks, labelCount, labelOffsets }: Decoder, scores: Float32Array): void {
  const to = dependent * labelCount;
  for (const network of networks) {
    const at = network.scoreLabels(head, dependent);
    for (let label = 0; label < labelCount; label++)
      scores[to + label] = (scores[to + label] as number) + (network.kernels.memory[at + label] as number) + (labelOffsets[label] as number);
  }
}

function bestLabel(scores: Float32Array, dependent: number, { labelCount, rootLabel }: Decoder, without: ReadonlySet<number>): number {
  const row = dependent * labelCount;
  let best = -1;
  for (let label = 0; label < labelCount; label++) {
    if (label === rootLabel || without.has(label)) continue;
    if (best < 0 || (scores[row + label] as number) > (scores[row + best] as number)) best = label;
  }
  return best;
}

interface GroupSetting {
  readonly scores: Float32Array;
  readonly decoder: Decoder;
  readonly group: ReadonlySet<number>;
}

/** Where two dependents of a governor have a label of the group, the one that would lose least by another label takes it. */
function settleGroup(heads: Int32Array, labels: Int32Array, { scores, decoder, group }: GroupSetting): void {
  const holders = new Map<number, number>();
  for (let i = 0; i < labels.length; i++) {
    if (!group.has(labels[i] as number)) continue;
    const head = heads[i + 1] as number;
    const holder = holders.get(head);
    if (holder === undefined) {
      holders.set(head, i);
      continue;
    }
    const margin = (dependent: number): number => {
      const row = dependent * decoder.labelCount;
      return (scores[row + (labels[dependent] as number)] as number) - (scores[row + bestLabel(scores, dependent, decoder, group)] as number);
    };
    const loser = margin(i) > margin(holder) ? holder : i;
    labels[loser] = bestLabel(scores, loser, decoder, group);
    if (loser === holder) holders.set(head, i);
  }
}
