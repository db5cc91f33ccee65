import { bestCandidate, type Classifier } from "./classifier.ts";
import type { EncodedWords } from "./encode-words.ts";
import { contextFeatures, tagFeatureLimit, wordFeatures } from "./tag-features.ts";

/** The two classifiers of the tagger: a first guess from words alone, then a decision that sees the guesses on both sides. */
export interface TaggerModel {
  readonly guess: Classifier;
  readonly decide: Classifier;
  /** Tags that a rare or unknown word may have. */
  readonly openTags: Uint8Array;
}

const features = new Int32Array(tagFeatureLimit);

/** First guesses, each word for itself. Cost: linear. */
export function guessTags(words: EncodedWords, model: Pick<TaggerModel, "guess" | "openTags">): Int32Array {
  const scores = new Float64Array(model.guess.classCount);
  const guesses = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const candidates = words.candidates[i] ?? model.openTags;
    guesses[i] = decide(model.guess, wordFeatures(words, i, features), candidates, scores);
  }
  return guesses;
}

/** Decides tags from left to right, reading the first guesses ahead. Cost: linear. */
export function decideTags(words: EncodedWords, guesses: Int32Array, model: Pick<TaggerModel, "decide" | "openTags">): Int32Array {
  const scores = new Float64Array(model.decide.classCount);
  const tags = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const candidates = words.candidates[i] ?? model.openTags;
    if (candidates.length === 1) {
      tags[i] = candidates[0] as number;
      continue;
    }
    const count = contextFeatures(words, i, tags, guesses, features, wordFeatures(words, i, features));
    tags[i] = decide(model.decide, count, candidates, scores);
  }
  return tags;
}

function decide(classifier: Classifier, count: number, candidates: Uint8Array, scores: Float64Array): number {
  if (candidates.length === 1) return candidates[0] as number;
  classifier.score(features, count, candidates, scores);
  return bestCandidate(candidates, scores);
}
