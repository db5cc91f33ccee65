import { ByteReader } from "./byte-stream.ts";
import { FrozenClassifier } from "./frozen-classifier.ts";
import { FrozenLexicon } from "./frozen-lexicon.ts";
import { Lemmatizer } from "./lemmatizer.ts";
import type { Lexicon } from "./lexicon.ts";
import { hashText } from "./hash.ts";
import { checkModelFile, headerLength } from "./model-file.ts";
import type { Decoder } from "./neural/decode-sentence.ts";
import type { CompileModule } from "./neural/kernels.ts";
import { readNetwork } from "./neural/network-file.ts";
import type { TaggerModel } from "./tag-words.ts";
import { WordVectors } from "./word-vectors.ts";

/** How trees are made: with all networks of the model, or with the first alone, which takes about half the time and errs somewhat more often. */
export type Parsing = "accurate" | "fast";

/** A loaded language model: read-only weights shared by every analysis of a process. */
export interface LanguageModel {
  /** Language and the treebanks it was trained on, e.g. "english". */
  readonly name: string;
  /** SHA-256 of the model file in lower-case hex, as the loader was told; "" where it was not. */
  readonly sha256: string;
  /** Universal and Penn tag of each joint tag. */
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly labels: readonly string[];
  readonly lexicon: Lexicon;
  readonly tagger: TaggerModel;
  readonly decoders: Readonly<Record<Parsing, Decoder>>;
  readonly lemmatizer: Lemmatizer;
}

export interface LoadOptions {
  /** SHA-256 of the file, for the record of what was read with what. */
  readonly sha256?: string;
  /** Where the bytes come from, for the error message. */
  readonly path?: string;
  /** Makes the modules of the networks' kernels; where it is left out, the engine does as it likes. */
  readonly compile?: CompileModule | undefined;
}

/** Sentences are cut at this many tokens, so that cost stays linear in the text. */
export const longestSentence = 250;

/** Relations that a governor has once: whatever the kind of subject, one subject. */
const onceOnly = [["nsubj", "nsubj:pass", "csubj", "csubj:pass"], ["obj"], ["iobj"], ["cop"]] as const;

/**
 * Added to what each network says of a label. The networks see an object in more places than there are any; the value was chosen on EWT dev, in steps of a
 * quarter, and makes objects better on GUM dev too.
 */
const labelOffsets: Readonly<Record<string, number>> = { obj: -0.75 };

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
  const vectors = new WordVectors(reader);
  const networks = Array.from({ length: reader.unsigned() }, () => readNetwork(reader, longestSentence, options.compile));
  const decoder = {
    networks,
    vectors,
    allTags: Uint8Array.from(tags.keys()),
    labelCount: labels.length,
    rootLabel: labels.indexOf("root"),
    labelOffsets: Float32Array.from(labels, (label) => labelOffsets[label] ?? 0),
    onceOnly: onceOnly.map((group) => new Set(group.map((label) => labels.indexOf(label)))),
  };
  const decoders = { accurate: decoder, fast: { ...decoder, networks: networks.slice(0, 1) } };
  const lemmatizer = new Lemmatizer(reader, (lowered) => vectors.find(hashText(lowered)) >= 0);
  return { name, sha256: options.sha256 ?? "", upos, xpos, labels, lexicon, tagger, decoders, lemmatizer };
}
