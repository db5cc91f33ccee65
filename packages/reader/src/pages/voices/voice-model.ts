import { type ModelFile, ModelFileError } from "../../language/encoder/index.ts";
import { mentionRows, ruleRows, sentenceRows } from "./feature-rows.ts";
import { relationRows } from "./relations.ts";

/** A matrix in rows, and what is added to its product. Its numbers are of single precision, kept as they are multiplied. */
export interface Linear {
  readonly outputs: number;
  readonly inputs: number;
  readonly weight: Float64Array;
  readonly bias: Float32Array;
}

export interface Norm {
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}

export interface VoiceLayer {
  readonly before: Norm;
  readonly attention: Linear;
  readonly attended: Linear;
  readonly within: Norm;
  readonly wide: Linear;
  readonly narrow: Linear;
  /** heads × distances. */
  readonly distances: Float32Array;
}

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
export interface VoiceModel {
  readonly width: number;
  readonly heads: number;
  /** Distances between sentences beyond which attention knows no difference. */
  readonly reach: number;
  readonly sentences: Float32Array;
  readonly mentions: Float32Array;
  readonly vectors: VectorInput;
  readonly layers: readonly VoiceLayer[];
  readonly last: Norm;
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
  const width = numberOf(file, "width");
  const heads = numberOf(file, "heads");
  const layers = numberOf(file, "layers");
  const reach = numberOf(file, "reach");
  if (heads === 0 || width % heads !== 0) throw new ModelFileError(`the width ${width} cannot be shared by ${heads} heads`);
  const square = (name: string): Linear => linear(file, name, width, width);
  const toWidth = (name: string, inputs: number): Linear => linear(file, name, width, inputs);
  const hidden = 2 * widthOfRelation;
  return {
    width,
    heads,
    reach,
    sentences: table(file, "sentences", sentenceRows + ruleRows, width),
    mentions: table(file, "mentions", mentionRows, width),
    vectors: vectorInput(file, width),
    layers: Array.from({ length: layers }, (_, index) => layerOf(file, `layer.${index}`, { width, heads, reach })),
    last: norm(file, "last", width),
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

function layerOf(file: ModelFile, name: string, { width, heads, reach }: { width: number; heads: number; reach: number }): VoiceLayer {
  return {
    before: norm(file, `${name}.before`, width),
    attention: linear(file, `${name}.attention`, 3 * width, width),
    attended: linear(file, `${name}.attended`, width, width),
    within: norm(file, `${name}.within`, width),
    wide: linear(file, `${name}.wide`, 2 * width, width),
    narrow: linear(file, `${name}.narrow`, width, 2 * width),
    distances: file.floats(`${name}.distances`, heads * (2 * reach + 1)),
  };
}

function numberOf({ config }: ModelFile, name: string): number {
  const value = config[name];
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw new ModelFileError(`the configuration has no ${name}`);
  return value;
}

/** A table of eight bits, as numbers. */
function table(file: ModelFile, name: string, rows: number, columns: number): Float32Array {
  const packed = file.quantised(name, "i8");
  if (packed.rows !== rows || packed.columns !== columns)
    throw new ModelFileError(`${name} is ${packed.rows} × ${packed.columns}, not ${rows} × ${columns}`);
  const units = new Int8Array(packed.units.buffer, packed.units.byteOffset, packed.units.length);
  const values = new Float32Array(units.length);
  for (let row = 0; row < rows; row++)
    for (let at = row * columns; at < (row + 1) * columns; at++) values[at] = (units[at] ?? 0) * (packed.scales[row] ?? 0);
  return values;
}

function linear(file: ModelFile, name: string, outputs: number, inputs: number): Linear {
  return { outputs, inputs, weight: new Float64Array(table(file, `${name}.weight`, outputs, inputs)), bias: file.floats(`${name}.bias`, outputs) };
}

const norm = (file: ModelFile, name: string, width: number): Norm => ({
  scale: file.floats(`${name}.scale`, width),
  shift: file.floats(`${name}.shift`, width),
});
