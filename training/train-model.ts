import { seededRandom } from "../src/base/random.ts";
import { numberCoarseTags } from "../src/nlp/syntax/language-model.ts";
import { parseWords } from "../src/nlp/syntax/parse-words.ts";
import { learnLemmas } from "./learn-lemmas.ts";
import { liftToProjective } from "./projective.ts";
import { TagSet } from "./tag-set.ts";
import { type LabellerSettings, trainLabeller } from "./train-labeller.ts";
import { type ParserSettings, trainParser } from "./train-parser.ts";
import { encodePlain, type TaggerSettings, trainTagger } from "./train-tagger.ts";
import type { GoldSentence } from "./treebank.ts";
import type { PruneSettings, TrainedModel } from "./write-model.ts";

export interface TrainingSettings {
  readonly seed: number;
  /** Joint tags and labels seen less often are left out. */
  readonly minTagCount: number;
  readonly tagger: TaggerSettings;
  readonly parser: ParserSettings;
  readonly labeller: LabellerSettings;
  readonly prune: PruneSettings;
}

export const defaultSettings: TrainingSettings = {
  seed: 1,
  minTagCount: 8,
  tagger: { guessEpochs: 4, decideEpochs: 5, folds: 5, minUpdates: 2 },
  parser: { epochs: 6, width: 6, minUpdates: 3 },
  labeller: { epochs: 5, minUpdates: 2 },
  prune: { guessRows: 150_000, decideRows: 250_000, moveRows: 700_000, labelRows: 250_000 },
};

/** Trains every part of a language model. Deterministic: the same sentences and settings give the same model. */
export function trainModel(name: string, sentences: readonly GoldSentence[], settings: TrainingSettings, say: (line: string) => void): TrainedModel {
  const random = seededRandom(settings.seed);
  const tags = TagSet.of(sentences, settings.minTagCount);
  const labels = [...new Set(sentences.flatMap((sentence) => sentence.deprels))].sort();
  say(`tagging: ${sentences.length} sentences, ${tags.names.length} tags`);
  const { tagger, crossTags } = trainTagger(sentences, tags, settings.tagger, random);
  const coarseOf = numberCoarseTags(tags.names.map((tag) => tag.split(" ")[0] as string));
  const examples = sentences.map((sentence, index) => ({
    words: parseWords(encodePlain(sentence, tagger.counts), crossTags[index] as Int32Array, coarseOf),
    heads: Int32Array.from([-1, ...sentence.heads]),
    labels: Int32Array.from([-1, ...sentence.deprels.map((deprel) => labels.indexOf(deprel))]),
  }));
  say(`labelling: ${labels.length} labels`);
  const labeller = trainLabeller(examples, labels.length, settings.labeller, random);
  const projective = examples.map(({ words, heads }) => ({ words, heads: liftToProjective(heads) }));
  const moves = trainParser(projective, settings.parser, random, (epoch) => say(`parsing: epoch ${epoch + 1} of ${settings.parser.epochs}`));
  return { name, tags, labels, tagger, moves, labeller, lemmas: learnLemmas(sentences, tags) };
}
