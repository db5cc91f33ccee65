import { seededRandom } from "../packages/core/src/base/random.ts";
import { learnLemmas } from "./learn-lemmas.ts";
import { TagSet } from "./tag-set.ts";
import type { NetworkShape } from "../packages/reader/src/language/syntax/neural/layout.ts";
import type { NetworkExample, NetworkSettings } from "./train-network.ts";
import { encodeExample, type TaggerSettings, type TrainedTagger, trainTagger } from "./train-tagger.ts";
import { trainInThread } from "./train-numbered.ts";
import type { VectorTable } from "./vector-table.ts";
import type { GoldSentence } from "../eval/treebank.ts";
import type { TaggerRows, TrainedModel } from "./write-model.ts";

export interface TrainingSettings {
  readonly seed: number;
  /** Joint tags seen less often are left out. */
  readonly minTagCount: number;
  readonly tagger: TaggerSettings;
  readonly taggerRows: TaggerRows;
  /** So many of the most frequent words get a word vector, of so many dimensions. */
  readonly vectors: { readonly count: number; readonly dimensions: number };
  readonly network: NetworkSettings;
  /** Sizes of each network; their scores are added up. The first is the one that serves alone where speed matters. */
  readonly networks: readonly Omit<NetworkShape, "vector" | "labelCount" | "tagCount">[];
}

export const defaultSettings: TrainingSettings = {
  seed: 1,
  minTagCount: 8,
  tagger: { guessEpochs: 3, decideEpochs: 5, folds: 5, minUpdates: 1, runs: 3 },
  taggerRows: { guess: 60_000, decide: 110_000 },
  vectors: { count: 50_000, dimensions: 64 },
  network: {
    epochs: 28,
    stopAfter: 22,
    rate: 0.005,
    lastRate: 0.0001,
    batchWords: 300,
    clip: 2,
    dropout: { input: 0.25, hidden: 0.33 },
    hideForm: 0.25,
    averageFrom: 0.7,
  },
  networks: [
    { inputRows: 12_288, input: 96, hidden: 160, layers: 2, arc: 112, label: 96 },
    { inputRows: 12_288, input: 96, hidden: 128, layers: 3, arc: 112, label: 96 },
  ],
};

/** What the networks are trained on, and the parts of the model that stand before them. */
export interface Prepared {
  readonly tags: TagSet;
  readonly labels: readonly string[];
  readonly tagger: TrainedTagger;
  readonly examples: readonly NetworkExample[];
}

/** Trains the tagger and gives the sentences the tags that it would give them unseen; what is known of a word leaves its own instance out. */
export function prepare(sentences: readonly GoldSentence[], settings: TrainingSettings): Prepared {
  const tags = TagSet.of(sentences, settings.minTagCount);
  const labels = [...new Set(sentences.flatMap((sentence) => sentence.deprels))].sort();
  const { tagger, crossTags } = trainTagger(sentences, tags, settings.tagger, seededRandom(settings.seed));
  const examples = sentences.map((sentence, index) => ({
    words: encodeExample(sentence, tags, tagger.counts).words,
    tags: crossTags[index] as Int32Array,
    goldTags: tags.tagsOf(sentence),
    heads: Int32Array.from(sentence.heads),
    labels: Int32Array.from(sentence.deprels, (deprel) => labels.indexOf(deprel)),
  }));
  return { tags, labels, tagger, examples };
}

/** What a model is trained on. */
export interface TrainingTexts {
  readonly sentences: readonly GoldSentence[];
  readonly vectors: VectorTable;
}

/**
 * Trains every part of a language model, each network in a thread of its own. Deterministic: the same sentences, vectors and settings give the
 * same model.
 */
export async function trainModel(name: string, texts: TrainingTexts, settings: TrainingSettings, say: (line: string) => void): Promise<TrainedModel> {
  const { sentences, vectors } = texts;
  say(`${sentences.length} sentences, ${vectors.hashes.length} word vectors`);
  const { tags, labels, tagger, examples } = prepare(sentences, settings);
  say(`${tags.names.length} tags, ${labels.length} labels`);
  const inFours = (count: number): number => Math.ceil(count / 4) * 4;
  const counts = { vector: vectors.dimensions, labelCount: inFours(labels.length), tagCount: inFours(tags.names.length) };
  const shared = { count: settings.networks.length, seed: settings.seed, settings: settings.network, examples, vectors };
  const networks = await Promise.all(
    settings.networks.map((sizes, number) => trainInThread({ ...shared, number, shape: { ...sizes, ...counts } }, say)),
  );
  return { name, tags, labels, tagger, vectors, networks, lemmas: learnLemmas(sentences, tags) };
}
