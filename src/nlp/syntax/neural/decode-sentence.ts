import type { EncodedWords } from "../encode-words.ts";
import type { Network } from "./network.ts";
import { inputRows } from "./network-inputs.ts";
import { bestProjectiveTree } from "./project-tree.ts";

export interface LabelledHeads {
  /** Governor by word number, words from 1; 0 is the root, place 0 unused. */
  readonly heads: Int32Array;
  /** Label of each word's arc, words from 0. */
  readonly labels: Int32Array;
}

export interface Decoder {
  /** Networks of one shape, trained from different starting weights; their scores are added up. */
  readonly networks: readonly Network[];
  /** Number of labels; the networks' own is rounded up. */
  readonly labelCount: number;
  /** The label of the arc from the root, which no other arc has. */
  readonly rootLabel: number;
}

/**
 * Tree and labels of a sentence: the best projective tree, and the best label of each arc.
 *
 * Cost: linear for the networks; see `bestProjectiveTree` for the tree.
 */
export function decodeSentence(words: EncodedWords, tags: Int32Array, decoder: Decoder): LabelledHeads {
  const scores = addedArcScores(words, tags, decoder);
  const width = words.length + 1;
  const heads = bestProjectiveTree(words.length, (head, dependent) => scores[(dependent - 1) * width + head] as number);
  return { heads, labels: decideLabels(heads, decoder) };
}

/** Scores of governors, a row of one more than there are words for each word, the root first. */
function addedArcScores(words: EncodedWords, tags: Int32Array, { networks }: Decoder): Float32Array {
  const count = words.length;
  const scores = new Float32Array(count * (count + 1));
  for (const network of networks) {
    inputRows(words, { forms: words.word, tags }, network.layout.shape.inputRows, network.rows);
    network.run(count);
    const { memory } = network.kernels;
    for (let d = 0; d < count; d++) {
      const row = network.buffers.arcScores + d * network.scoreStride;
      for (let h = 0; h <= count; h++) scores[d * (count + 1) + h] = (scores[d * (count + 1) + h] as number) + (memory[row + h] as number);
    }
  }
  return scores;
}

function decideLabels(heads: Int32Array, decoder: Decoder): Int32Array {
  const { rootLabel } = decoder;
  const scores = new Float32Array(decoder.labelCount);
  const labels = new Int32Array(heads.length - 1);
  for (let i = 0; i < labels.length; i++) {
    const head = heads[i + 1] as number;
    labels[i] = head === 0 ? rootLabel : bestLabel(head, i, decoder, scores);
  }
  return labels;
}

function bestLabel(head: number, dependent: number, { networks, labelCount, rootLabel }: Decoder, scores: Float32Array): number {
  scores.fill(0);
  for (const network of networks) {
    const at = network.scoreLabels(head, dependent);
    for (let label = 0; label < labelCount; label++) scores[label] = (scores[label] as number) + (network.kernels.memory[at + label] as number);
  }
  let best = rootLabel === 0 ? 1 : 0;
  for (let label = best + 1; label < labelCount; label++)
    if (label !== rootLabel && (scores[label] as number) > (scores[best] as number)) best = label;
  return best;
}
