import { type Random, shuffle } from "../packages/core/src/base/random.ts";
import { bestCandidate } from "../packages/reader/src/language/syntax/classifier.ts";
import { encodeWords, type EncodedWords } from "../packages/reader/src/language/syntax/encode-words.ts";
import { contextFeatures, tagFeatureCount, wordFeatureCount, wordFeatures } from "../packages/reader/src/language/syntax/tag-features.ts";
import { decideTags, guessTags } from "../packages/reader/src/language/syntax/tag-words.ts";
import type { TagSet } from "./tag-set.ts";
import type { GoldSentence } from "../eval/treebank.ts";
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
  /** How often the tables that are kept are trained and added up; those of the cross-validation are trained once. */
  readonly runs: number;
}

export interface Example {
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
export function encodeExample(sentence: GoldSentence, tags: TagSet, counts: WordCounts): Example {
  const gold = tags.tagsOf(sentence);
  return { gold, words: encodeWords(sentence.forms, (form, index) => counts.entry(form, gold[index])) };
}

function encodePlain(sentence: GoldSentence, counts: WordCounts): EncodedWords {
  return encodeWords(sentence.forms, (form) => counts.entry(form));
}

function withGold(candidates: Uint8Array, gold: number): Uint8Array {
  return candidates.includes(gold) ? candidates : Uint8Array.from([...candidates, gold]);
}

interface TableSettings {
  readonly tagCount: number;
  readonly openTags: Uint8Array;
  readonly epochs: number;
  readonly minUpdates: number;
}

/** Trains one of the two classifiers: the one that decides where first guesses are given, else the one that guesses. */
function trainTable(examples: readonly Example[], guesses: readonly Int32Array[] | null, settings: TableSettings, random: Random): WeightTable {
  const table = new WeightTable(settings.tagCount, settings.minUpdates);
  const order = examples.map((example, index) => ({ example, guess: guesses?.[index] ?? null }));
  const work = { features: new Int32Array(tagFeatureCount), scores: new Float64Array(settings.tagCount) };
  for (let epoch = 0; epoch < settings.epochs; epoch++)
    for (const { example, guess } of shuffle(order, random)) trainSentence(table, example, guess, { ...work, openTags: settings.openTags });
  table.average();
  return table;
}

interface SentenceWork {
  readonly features: Int32Array;
  readonly scores: Float64Array;
  readonly openTags: Uint8Array;
}

function trainSentence(table: WeightTable, { words, gold }: Example, guesses: Int32Array | null, { features, scores, openTags }: SentenceWork): void {
  const tags = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const right = gold[i] as number;
    const candidates = withGold(words.candidates[i] ?? openTags, right);
    tags[i] = candidates[0] as number;
    if (candidates.length > 1) {
      if (guesses) contextFeatures(words, i, { tags, guesses }, features);
      else wordFeatures(words, i, features);
      const count = guesses ? tagFeatureCount : wordFeatureCount;
      table.score(features, count, candidates, scores);
      const chosen = bestCandidate(candidates, scores);
      if (chosen !== right) table.correct(features, count, right, chosen);
      tags[i] = chosen;
    }
    table.step++;
  }
}

/** Which part of a cross-validation a sentence belongs to: up to 80 neighbours stay together, so that a document rarely sees itself. */
function foldOf(index: number, { count, folds }: { count: number; folds: number }): number {
  return Math.floor(index / Math.min(80, Math.ceil(count / (4 * folds)))) % folds;
}

/** Trains a table several times, each over the sentences in another order, and adds the tables up: what depends on the order cancels out. */
function trainRuns(runs: number, train: () => WeightTable): WeightTable {
  const sum = train();
  for (let run = 1; run < runs; run++) sum.merge(train());
  return sum;
}

/** One part of the cross-validation: what is trained on, and the sentences held out. */
interface Part {
  readonly counts: WordCounts;
  readonly examples: readonly Example[];
  readonly trained: readonly number[];
  readonly heldOut: readonly number[];
}

function partsOf(sentences: readonly GoldSentence[], tags: TagSet, folds: number): Part[] {
  const all = [...sentences.keys()];
  return Array.from({ length: folds }, (_, fold) => {
    const trained = all.filter((index) => foldOf(index, { count: all.length, folds }) !== fold);
    const rest = trained.map((index) => sentences[index] as GoldSentence);
    const counts = countWords(rest, tags);
    const examples = rest.map((sentence) => encodeExample(sentence, tags, counts));
    return { counts, examples, trained, heldOut: all.filter((index) => foldOf(index, { count: all.length, folds }) === fold) };
  });
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
  const counts = countWords(sentences, tags);
  const openTags = openTagsOf(sentences, tags, counts);
  const shared = { tagCount: tags.names.length, openTags, minUpdates: settings.minUpdates };
  const guessing = { ...shared, epochs: settings.guessEpochs };
  const deciding = { ...shared, epochs: settings.decideEpochs };
  const examples = sentences.map((sentence) => encodeExample(sentence, tags, counts));
  const parts = partsOf(sentences, tags, settings.folds);
  const guesses: Int32Array[] = [];
  for (const part of parts) {
    const guess = trainTable(part.examples, null, guessing, random);
    for (const index of part.heldOut) guesses[index] = guessTags(encodePlain(sentences[index] as GoldSentence, part.counts), { guess, openTags });
  }
  const crossTags: Int32Array[] = [];
  for (const part of parts) {
    const own = part.trained.map((index) => guesses[index] as Int32Array);
    const decide = trainTable(part.examples, own, deciding, random);
    for (const index of part.heldOut) {
      const words = encodePlain(sentences[index] as GoldSentence, part.counts);
      crossTags[index] = decideTags(words, guesses[index] as Int32Array, { decide, openTags });
    }
  }
  const guess = trainRuns(settings.runs, () => trainTable(examples, null, guessing, random));
  const decide = trainRuns(settings.runs, () => trainTable(examples, guesses, deciding, random));
  return { tagger: { counts, openTags, guess, decide }, crossTags };
}
