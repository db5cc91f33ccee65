import { ByteReader } from "./byte-stream.ts";
import type { ArcScorer } from "./arc-scorer.ts";
import { FrozenClassifier } from "./frozen-classifier.ts";
import { FrozenLexicon } from "./frozen-lexicon.ts";
import { FrozenMoves } from "./frozen-moves.ts";
import type { LabellerModel } from "./label-arcs.ts";
import { Lemmatizer } from "./lemmatizer.ts";
import type { Lexicon } from "./lexicon.ts";
import { checkModelFile, headerLength } from "./model-file.ts";
import type { TaggerModel } from "./tag-words.ts";

/** A loaded language model: read-only weights shared by every analysis of a process. */
export interface LanguageModel {
  /** Language and the treebanks it was trained on, e.g. "english". */
  readonly name: string;
  /** SHA-256 of the model file in lower-case hex, as the loader was told; "" where it was not. */
  readonly sha256: string;
  /** Universal and Penn tag of each joint tag. */
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Number of the universal tag of each joint tag. */
  readonly coarseOf: Uint8Array;
  readonly labels: readonly string[];
  readonly lexicon: Lexicon;
  readonly tagger: TaggerModel;
  readonly moves: ArcScorer;
  /** Labels for arcs the parser considers, and for those of the finished tree. */
  readonly firstLabeller: LabellerModel;
  readonly labeller: LabellerModel;
  readonly lemmatizer: Lemmatizer;
}

export interface LoadOptions {
  /** SHA-256 of the file, for the record of what was read with what. */
  readonly sha256?: string;
  /** Where the bytes come from, for the error message. */
  readonly path?: string;
}

/** Universal tags by number, in order of their first joint tag. */
export function numberCoarseTags(upos: readonly string[]): Uint8Array {
  const names = [...new Set(upos)];
  return Uint8Array.from(upos, (name) => names.indexOf(name));
}

/** Sets of candidates, most of them shared: the distinct ones, then the number of each place's. */
function readCandidates(reader: ByteReader): Uint8Array[] {
  const distinct = Array.from({ length: reader.unsigned() }, () => reader.block());
  return Array.from({ length: reader.unsigned() }, () => distinct[reader.unsigned()] as Uint8Array);
}

/**
 * Reads a model file, checking its own digest.
 *
 * @throws RAP_NLP_MODEL_CORRUPT if the bytes are not a whole model file of this format
 * Cost: linear in the size of the file.
 */
export function loadLanguageModel(bytes: Uint8Array, options: LoadOptions = {}): LanguageModel {
  checkModelFile(bytes, options.path ?? "given");
  const reader = new ByteReader(bytes, headerLength);
  const name = reader.text();
  const tags = reader.texts();
  const labels = reader.texts();
  const upos = tags.map((tag) => tag.split(" ")[0] as string);
  const xpos = tags.map((tag) => tag.split(" ")[1] as string);
  const lexicon = new FrozenLexicon(reader);
  const openTags = reader.block();
  const tagger = { openTags, guess: new FrozenClassifier(reader), decide: new FrozenClassifier(reader) };
  const moves = new FrozenMoves(reader);
  const firstLabeller = { candidates: readCandidates(reader), labels: new FrozenClassifier(reader) };
  const labeller = { candidates: readCandidates(reader), labels: new FrozenClassifier(reader) };
  const lemmatizer = new Lemmatizer(reader);
  return { name, sha256: options.sha256 ?? "", upos, xpos, coarseOf: numberCoarseTags(upos), labels, lexicon, tagger, moves, firstLabeller, labeller, lemmatizer };
}
