/**
 * Each forecaster against the others on the same question: above 0 did better than they did on average. The scores of a question sum to 0;
 * who is alone scores 0.
 *
 * Formula: 100 · (ln pᵢ − mean of ln pⱼ over j ≠ i). Source: Metaculus, Scores FAQ.
 * @param chances the chance each gave to what happened. Cost: O(n).
 */
export function peerScores(chances: readonly number[]): number[] {
  return peersOfLogScores(chances.map((chance) => Math.log(chance))).map((score) => 100 * score);
}

/** Mean gap to every other forecaster's log score, without the factor 100. @example peersOfLogScores([−1, 1, 2]) // [−2.5, 0.5, 2] */
export function peersOfLogScores(logScores: readonly number[]): number[] {
  const count = logScores.length;
  if (count < 2) return logScores.map(() => 0);
  const sum = logScores.reduce((total, score) => total + score, 0);
  return logScores.map((score) => score - (sum - score) / (count - 1));
}
