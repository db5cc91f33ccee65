import type { ModelFile } from "../../language/encoder/index.ts";
import {
  type Layers,
  layersOf,
  type Linear,
  linear,
  type Norm,
  norm,
  numberOf,
  type PackedTable,
  packedTable,
  table,
} from "../../language/layers/index.ts";
import { mentionRows, ruleRows, sentenceRows } from "./feature-rows.ts";
import { relationRows } from "./relations.ts";

/** How the encoder's vectors come in: normalised, then brought to the network's width. */
export interface VectorInput {
  /** How wide the encoder's vectors are. */
  readonly width: number;
  /** How many of its layers they come from. */
  readonly depth: number;
  readonly sentenceNorm: Norm;
  readonly mentionNorm: Norm;
  readonly ofSentence: Linear;
  readonly ofMention: Linear;
}

/** Weights of the network that tells whose words a sentence is; made by `training/voices`. */
export interface VoiceModel extends Layers {
  readonly sentences: PackedTable;
  readonly mentions: PackedTable;
  readonly vectors: VectorInput;
  readonly mentionToSentence: Linear;
  readonly merged: Linear;
  readonly query: Linear;
  readonly key: Linear;
  readonly relation: Linear;
  readonly relationTable: Float32Array;
  readonly relationOfSentence: Linear;
  readonly relationOfMention: Linear;
  readonly relationScore: Linear;
  readonly mentionScore: Linear;
  readonly nobody: Linear;
  readonly stay: Linear;
}

const widthOfRelation = 16;

/** @throws ModelFileError if a tensor is missing or of another shape than the configuration says */
export function voiceModel(file: ModelFile): VoiceModel {
  const layers = layersOf(file);
  const { width } = layers;
  const square = (name: string): Linear => linear(file, name, width, width);
  const toWidth = (name: string, inputs: number): Linear => linear(file, name, width, inputs);
  const hidden = 2 * widthOfRelation;
  return {
    ...layers,
    sentences: packedTable(file, "sentences", sentenceRows + ruleRows, width),
    mentions: packedTable(file, "mentions", mentionRows, width),
    vectors: vectorInput(file, width),
    mentionToSentence: square("mention-to-sentence"),
    merged: toWidth("merged", 2 * width),
    query: square("query"),
    key: square("key"),
    relation: linear(file, "relation", hidden, widthOfRelation),
    relationTable: table(file, "relations", relationRows, widthOfRelation),
    relationOfSentence: linear(file, "relation-of-sentence", hidden, width),
    relationOfMention: linear(file, "relation-of-mention", hidden, width),
    relationScore: linear(file, "relation-score", 1, hidden),
    mentionScore: linear(file, "mention-score", 1, width),
    nobody: linear(file, "nobody", 1, width),
    stay: linear(file, "stay", 2, width),
  };
}

function vectorInput(file: ModelFile, width: number): VectorInput {
  const own = numberOf(file, "vectors");
  return {
    width: own,
    depth: numberOf(file, "depth"),
    sentenceNorm: norm(file, "sentence-norm", own),
    mentionNorm: norm(file, "mention-norm", own),
    ofSentence: linear(file, "sentence-vector", width, own),
    ofMention: linear(file, "mention-vector", width, own),
  };
}
