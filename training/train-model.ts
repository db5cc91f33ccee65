import { seededRandom } from "../src/base/random.ts";
import { FirstLabels } from "../src/nlp/syntax/first-labels.ts";
import { numberCoarseTags } from "../src/nlp/syntax/language-model.ts";
import { parseWords } from "../src/nlp/syntax/parse-words.ts";
import { learnLemmas } from "./learn-lemmas.ts";
import { liftToProjective } from "./projective.ts";
import { TagSet } from "./tag-set.ts";
import { type LabellerSettings, type TrainedLabeller, trainFirstLabels, trainLabeller } from "./train-labeller.ts";
import { type ParserSettings, trainParser } from "./train-parser.ts";
import { encodePlain, foldOf, type TaggerSettings, trainTagger } from "./train-tagger.ts";
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
  tagger: { guessEpochs: 3, decideEpochs: 5, folds: 3, minUpdates: 1 },
  parser: { epochs: 5, width: 4, minUpdates: 1 },
  labeller: { epochs: 4, minUpdates: 2 },
  prune: { guessRows: 80_000, decideRows: 170_000, moveRows: 500_000, firstLabelRows: 100_000, labelRows: 150_000 },
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
  const firstLabeller = trainFirstLabels(examples, labels.length, settings.labeller, random);
  const foldLabellers = Array.from({ length: settings.tagger.folds }, (_, fold) =>
    trainFirstLabels(examples.filter((_, index) => foldOf(index, settings.tagger.folds) !== fold), labels.length, settings.labeller, random),
  );
  const projective = examples.map(({ words, heads }, index) => ({
    words,
    heads: liftToProjective(heads),
    labels: new FirstLabels(words, foldLabellers[foldOf(index, settings.tagger.folds)] as TrainedLabeller),
  }));
  const moves = trainParser(projective, settings.parser, random, (epoch) => say(`parsing: epoch ${epoch + 1} of ${settings.parser.epochs}`));
  return { name, tags, labels, tagger, moves, firstLabeller, labeller, lemmas: learnLemmas(sentences, tags) };
}
