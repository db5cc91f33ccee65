/** A span of rows, both ends inclusive, with the sum of its ends' scores. */
export interface ScoredSpan {
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

/**
 * The best span of at most `longest` rows: the largest starts[first] + ends[last] with first ≤ last. Of equal ones the first and shortest.
 * @returns null if there are no rows. Cost: rows × longest.
 */
export function bestSpan(starts: ArrayLike<number>, ends: ArrayLike<number>, longest = starts.length): ScoredSpan | null {
  let best: ScoredSpan | null = null;
  for (let first = 0; first < starts.length; first++) {
    const until = Math.min(ends.length, first + longest);
    for (let last = first; last < until; last++) {
      const score = (starts[first] ?? 0) + (ends[last] ?? 0);
      if (best === null || score > best.score) best = { first, last, score };
    }
  }
  return best;
}
