import type { EncodedWords } from "../encode-words.ts";
import type { Network } from "./network.ts";
import { inputRows } from "./network-inputs.ts";
import { bestProjectiveTree } from "./project-tree.ts";

export interface DecodedSentence {
  /** Joint tag of each word. */
  readonly tags: Int32Array;
  /** Governor by word number, words from 1; 0 is the root, place 0 unused. */
  readonly heads: Int32Array;
  /** Label of each word's arc. */
  readonly labels: Int32Array;
}

export interface Decoder {
  readonly network: Network;
  /** Number of joint tags and of labels; the network's own counts are rounded up. */
  readonly tagCount: number;
  readonly labelCount: number;
  /** The label of the arc from the root, which no other arc has. */
  readonly rootLabel: number;
}

/**
 * Tags, tree and labels of a sentence from first guesses of its tags. A word keeps to the tags it may have; the tree is the best
 * projective one. Cost: linear for the network, cubic for the tree, with a small constant.
 */
export function decodeSentence(words: EncodedWords, guesses: Int32Array, decoder: Decoder): DecodedSentence {
  const { network } = decoder;
  const { memory } = network.kernels;
  const { arcScores } = network.buffers;
  const stride = network.scoreStride;
  inputRows(words, guesses, network.layout.shape.inputRows, network.rows);
  network.run(words.length);
  const heads = bestProjectiveTree(words.length, (head, dependent) => memory[arcScores + (dependent - 1) * stride + head] as number);
  return { heads, tags: decideTags(words, decoder), labels: decideLabels(heads, decoder) };
}

function decideTags(words: EncodedWords, { network, tagCount }: Decoder): Int32Array {
  const { memory } = network.kernels;
  const tags = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const at = network.buffers.tagScores + i * network.layout.shape.tagCount;
    const candidates = words.candidates[i];
    tags[i] = candidates ? bestAmong(memory, at, candidates) : bestOf(memory, at, tagCount, -1);
  }
  return tags;
}

function decideLabels(heads: Int32Array, { network, labelCount, rootLabel }: Decoder): Int32Array {
  const { memory } = network.kernels;
  const labels = new Int32Array(heads.length - 1);
  for (let i = 0; i < labels.length; i++) {
    const head = heads[i + 1] as number;
    labels[i] = head === 0 ? rootLabel : bestOf(memory, network.scoreLabels(head, i), labelCount, rootLabel);
  }
  return labels;
}

function bestOf(memory: Float32Array, at: number, count: number, without: number): number {
  let best = without === 0 ? 1 : 0;
  for (let index = best + 1; index < count; index++) if (index !== without && (memory[at + index] as number) > (memory[at + best] as number)) best = index;
  return best;
}

function bestAmong(memory: Float32Array, at: number, candidates: Uint8Array): number {
  let best = candidates[0] as number;
  for (const candidate of candidates) if ((memory[at + candidate] as number) > (memory[at + best] as number)) best = candidate;
  return best;
}
