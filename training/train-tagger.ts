import { type Random, shuffle } from "../src/base/random.ts";
import { bestCandidate } from "../src/nlp/syntax/classifier.ts";
import { encodeWords, type EncodedWords } from "../src/nlp/syntax/encode-words.ts";
import { contextFeatures, tagFeatureLimit, wordFeatures } from "../src/nlp/syntax/tag-features.ts";
import { decideTags, guessTags } from "../src/nlp/syntax/tag-words.ts";
import type { TagSet } from "./tag-set.ts";
import type { GoldSentence } from "./treebank.ts";
import { WeightTable } from "./weight-table.ts";
import { WordCounts } from "./word-counts.ts";

export interface TrainedTagger {
  readonly counts: WordCounts;
  readonly openTags: Uint8Array;
  readonly guess: WeightTable;
  readonly decide: WeightTable;
}

export interface TaggerSettings {
  readonly guessEpochs: number;
  readonly decideEpochs: number;
  readonly folds: number;
  readonly minUpdates: number;
}

interface Example {
  readonly words: EncodedWords;
  readonly gold: Int32Array;
}

/** Tags seen on at least five rare words: what an unknown word may be. */
function openTagsOf(sentences: readonly GoldSentence[], tags: TagSet, counts: WordCounts): Uint8Array {
  const rare = new Map<number, number>();
  for (const sentence of sentences) {
    const gold = tags.tagsOf(sentence);
    for (let index = 0; index < gold.length; index++) {
      if ((counts.entry(sentence.forms[index] as string)?.count ?? 0) > 3) continue;
      const tag = gold[index] as number;
      rare.set(tag, (rare.get(tag) ?? 0) + 1);
    }
  }
  const open = [...rare].filter(([, seen]) => seen >= 5).map(([tag]) => tag);
  return Uint8Array.from(open.length > 0 ? open.sort((a, b) => a - b) : tags.names.keys());
}

export function countWords(sentences: readonly GoldSentence[], tags: TagSet): WordCounts {
  const counts = new WordCounts();
  for (const sentence of sentences) {
    const gold = tags.tagsOf(sentence);
    for (let index = 0; index < gold.length; index++) counts.add(sentence.forms[index] as string, gold[index] as number);
  }
  return counts;
}

/** Encodes a training sentence as if each word's own instance had not been counted. */
function encodeExample(sentence: GoldSentence, tags: TagSet, counts: WordCounts): Example {
  const gold = tags.tagsOf(sentence);
  return { gold, words: encodeWords(sentence.forms, (form, index) => counts.entry(form, gold[index])) };
}

export function encodePlain(sentence: GoldSentence, counts: WordCounts): EncodedWords {
  return encodeWords(sentence.forms, (form) => counts.entry(form));
}

function withGold(candidates: Uint8Array, gold: number): Uint8Array {
  return candidates.includes(gold) ? candidates : Uint8Array.from([...candidates, gold]);
}

function trainGuess(examples: readonly Example[], tags: TagSet, openTags: Uint8Array, epochs: number, minUpdates: number, random: Random): WeightTable {
  const table = new WeightTable(tags.names.length, minUpdates);
  const features = new Int32Array(tagFeatureLimit);
  const scores = new Float64Array(tags.names.length);
  const order = [...examples];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { words, gold } of shuffle(order, random)) {
      for (let i = 0; i < words.length; i++) {
        const right = gold[i] as number;
        const candidates = withGold(words.candidates[i] ?? openTags, right);
        if (candidates.length > 1) {
          const count = wordFeatures(words, i, features);
          table.score(features, count, candidates, scores);
          const chosen = bestCandidate(candidates, scores);
          if (chosen !== right) table.correct(features, count, right, chosen);
        }
        table.step++;
      }
    }
  }
  table.average();
  return table;
}

function trainDecide(
  examples: readonly Example[],
  guesses: readonly Int32Array[],
  tags: TagSet,
  openTags: Uint8Array,
  epochs: number,
  minUpdates: number,
  random: Random,
): WeightTable {
  const table = new WeightTable(tags.names.length, minUpdates);
  const features = new Int32Array(tagFeatureLimit);
  const scores = new Float64Array(tags.names.length);
  const order = examples.map((example, index) => ({ example, guess: guesses[index] as Int32Array }));
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { example, guess } of shuffle(order, random)) {
      const { words, gold } = example;
      const history = new Int32Array(words.length);
      for (let i = 0; i < words.length; i++) {
        const right = gold[i] as number;
        const candidates = withGold(words.candidates[i] ?? openTags, right);
        let chosen = candidates[0] as number;
        if (candidates.length > 1) {
          const count = contextFeatures(words, i, history, guess, features, wordFeatures(words, i, features));
          table.score(features, count, candidates, scores);
          chosen = bestCandidate(candidates, scores);
          if (chosen !== right) table.correct(features, count, right, chosen);
        }
        history[i] = chosen;
        table.step++;
      }
    }
  }
  table.average();
  return table;
}

/** Which part of a cross-validation a sentence belongs to: blocks of ten neighbours stay together, so that a document rarely sees itself. */
export function foldOf(index: number, folds: number): number {
  return Math.floor(index / 10) % folds;
}

/**
 * Trains the tagger and tags the training text by cross-validation, so that what reads the tags later meets the mistakes of an unseen text.
 */
export function trainTagger(
  sentences: readonly GoldSentence[],
  tags: TagSet,
  settings: TaggerSettings,
  random: Random,
): { tagger: TrainedTagger; crossTags: Int32Array[] } {
  const { folds, guessEpochs, decideEpochs, minUpdates } = settings;
  const counts = countWords(sentences, tags);
  const openTags = openTagsOf(sentences, tags, counts);
  const examples = sentences.map((sentence) => encodeExample(sentence, tags, counts));
  const parts = Array.from({ length: folds }, (_, fold) => {
    const rest = sentences.filter((_, index) => foldOf(index, folds) !== fold);
    const partCounts = countWords(rest, tags);
    return { counts: partCounts, examples: rest.map((sentence) => encodeExample(sentence, tags, partCounts)), indices: sentences.map((_, index) => index).filter((index) => foldOf(index, folds) === fold), rest: sentences.map((_, index) => index).filter((index) => foldOf(index, folds) !== fold) };
  });
  const guesses: Int32Array[] = [];
  for (const part of parts) {
    const guess = trainGuess(part.examples, tags, openTags, guessEpochs, minUpdates, random);
    for (const index of part.indices) guesses[index] = guessTags(encodePlain(sentences[index] as GoldSentence, part.counts), { guess, openTags });
  }
  const crossTags: Int32Array[] = [];
  for (const part of parts) {
    const decide = trainDecide(part.examples, part.rest.map((index) => guesses[index] as Int32Array), tags, openTags, decideEpochs, minUpdates, random);
    for (const index of part.indices) crossTags[index] = decideTags(encodePlain(sentences[index] as GoldSentence, part.counts), guesses[index] as Int32Array, { decide, openTags });
  }
  const guess = trainGuess(examples, tags, openTags, guessEpochs, minUpdates, random);
  const decide = trainDecide(examples, guesses, tags, openTags, decideEpochs, minUpdates, random);
  return { tagger: { counts, openTags, guess, decide }, crossTags };
}
