/**
 * Scores classes from hashed features: the sum of the features' weights, class by class.
 * Training and analysis each have their own implementation; both see the same features.
 */
export interface Classifier {
  readonly classCount: number;
  /**
   * Writes the score of each candidate class into `scores` (of other classes: unspecified).
   *
   * @param features hashes; the first `count` are used
   */
  score(features: Int32Array, count: number, candidates: Uint8Array, scores: Int32Array | Float64Array): void;
}

/** The best candidate; the first one wins a tie, so that the result does not depend on chance. */
export function bestCandidate(candidates: Uint8Array, scores: Int32Array | Float64Array): number {
  let best = candidates[0] as number;
  for (let index = 1; index < candidates.length; index++) {
    const candidate = candidates[index] as number;
    if ((scores[candidate] as number) > (scores[best] as number)) best = candidate;
  }
  return best;
}
