import { seededRandom } from "../src/base/random.ts";
import type { Network } from "../src/nlp/syntax/neural/network.ts";
import { learnLemmas } from "./learn-lemmas.ts";
import { TagSet } from "./tag-set.ts";
import { type NetworkExample, type NetworkSettings, trainNetwork } from "./train-network.ts";
import { encodePlain, type TaggerSettings, type TrainedTagger, trainTagger } from "./train-tagger.ts";
import type { GoldSentence } from "./treebank.ts";
import type { TaggerRows, TrainedModel } from "./write-model.ts";

export interface TrainingSettings {
  readonly seed: number;
  /** Joint tags seen less often are left out. */
  readonly minTagCount: number;
  readonly tagger: TaggerSettings;
  readonly taggerRows: TaggerRows;
  /** Networks trained from different starting weights, whose scores are added up. */
  readonly networkCount: number;
  readonly network: NetworkSettings;
  readonly sizes: {
    readonly inputRows: number;
    readonly input: number;
    readonly hidden: number;
    readonly layers: number;
    readonly arc: number;
    readonly label: number;
  };
}

export const defaultSettings: TrainingSettings = {
  seed: 1,
  minTagCount: 8,
  tagger: { guessEpochs: 3, decideEpochs: 5, folds: 5, minUpdates: 1, runs: 3 },
  taggerRows: { guess: 80_000, decide: 200_000 },
  networkCount: 2,
  network: { epochs: 14, rate: 0.006, lastRate: 0.0001, batchWords: 300, clip: 2, dropout: { input: 0.2, hidden: 0.3 }, hideForm: 0.25 },
  sizes: { inputRows: 16_384, input: 96, hidden: 96, layers: 2, arc: 112, label: 96 },
};

/** What the networks are trained on, and the parts of the model that stand before them. */
export interface Prepared {
  readonly tags: TagSet;
  readonly labels: readonly string[];
  readonly tagger: TrainedTagger;
  readonly examples: readonly NetworkExample[];
}

/** Trains the tagger and gives the sentences the tags that it would give them unseen. */
export function prepare(sentences: readonly GoldSentence[], settings: TrainingSettings): Prepared {
  const tags = TagSet.of(sentences, settings.minTagCount);
  const labels = [...new Set(sentences.flatMap((sentence) => sentence.deprels))].sort();
  const { tagger, crossTags } = trainTagger(sentences, tags, settings.tagger, seededRandom(settings.seed));
  const examples = sentences.map((sentence, index) => ({
    words: encodePlain(sentence, tagger.counts),
    tags: crossTags[index] as Int32Array,
    heads: Int32Array.from(sentence.heads),
    labels: Int32Array.from(sentence.deprels, (deprel) => labels.indexOf(deprel)),
  }));
  return { tags, labels, tagger, examples };
}

/** Trains the network of a number; each has its own sequence of random numbers, so that they could be trained in any order. */
export function trainNumbered(number: number, { examples, labels }: Prepared, settings: TrainingSettings, say: (line: string) => void): Network {
  const shape = { ...settings.sizes, labelCount: Math.ceil(labels.length / 4) * 4 };
  const random = seededRandom(settings.seed + 1000 * (number + 1));
  const { epochs } = settings.network;
  return trainNetwork(examples, { shape, settings: settings.network }, random, (epoch, loss) =>
    say(`network ${number + 1} of ${settings.networkCount}, epoch ${epoch + 1} of ${epochs}: ${loss.toFixed(4)} nats a word`),
  );
}

/** Trains every part of a language model. Deterministic: the same sentences and settings give the same model. */
export function trainModel(name: string, sentences: readonly GoldSentence[], settings: TrainingSettings, say: (line: string) => void): TrainedModel {
  say(`${sentences.length} sentences`);
  const prepared = prepare(sentences, settings);
  const { tags, labels, tagger } = prepared;
  say(`${tags.names.length} tags, ${labels.length} labels`);
  const networks = Array.from({ length: settings.networkCount }, (_, number) => trainNumbered(number, prepared, settings, say));
  return { name, tags, labels, tagger, networks, lemmas: learnLemmas(sentences, tags) };
}
