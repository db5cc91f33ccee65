import { bestCandidate, type Classifier } from "./classifier.ts";
import type { EncodedWords } from "./encode-words.ts";
import { contextFeatures, tagFeatureCount, wordFeatureCount, wordFeatures } from "./tag-features.ts";

/** The two classifiers of the tagger: a first guess from words alone, then a decision that sees the guesses on both sides. */
export interface TaggerModel {
  readonly guess: Classifier;
  readonly decide: Classifier;
  /** Tags that a rare or unknown word may have. */
  readonly openTags: Uint8Array;
}

const features = new Int32Array(tagFeatureCount);

/** First guesses, each word for itself. Cost: linear. */
export function guessTags(words: EncodedWords, { guess, openTags }: Pick<TaggerModel, "guess" | "openTags">): Int32Array {
  const scores = new Float64Array(guess.classCount);
  return Int32Array.from({ length: words.length }, (_, i) => {
    const candidates = words.candidates[i] ?? openTags;
    if (candidates.length === 1) return candidates[0] as number;
    wordFeatures(words, i, features);
    guess.score(features, wordFeatureCount, candidates, scores);
    return bestCandidate(candidates, scores);
  });
}

/** Decides tags from left to right, reading the first guesses ahead. Cost: linear. */
export function decideTags(words: EncodedWords, guesses: Int32Array, { decide, openTags }: Pick<TaggerModel, "decide" | "openTags">): Int32Array {
  const scores = new Float64Array(decide.classCount);
  const tags = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const candidates = words.candidates[i] ?? openTags;
    tags[i] = candidates[0] as number;
    if (candidates.length === 1) continue;
    contextFeatures(words, i, { tags, guesses }, features);
    decide.score(features, tagFeatureCount, candidates, scores);
    tags[i] = bestCandidate(candidates, scores);
  }
  return tags;
}
