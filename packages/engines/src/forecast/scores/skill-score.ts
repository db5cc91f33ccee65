/**
 * Share of the distance from a reference score to a perfect one that was covered: 1 perfect, 0 no better than the reference, below 0 worse.
 *
 * Formula: (score − reference) / (perfect − reference). Null where the reference is already perfect.
 * @example skillScore(0.15, 0.25) // 0.4, for Brier scores
 */
export function skillScore(score: number, reference: number, perfect = 0): number | null {
  return reference === perfect ? null : (score - reference) / (perfect - reference);
}

/**
 * The Brier score that the base rate would have had: always saying how often such events happen. With `rate` left out the rate is that of the outcomes themselves,
 * which no forecaster could know beforehand; say so beside the figure.
 */
export function baseRateBrier(outcomes: ArrayLike<number>, rate?: number): number {
  let happened = 0;
  for (let index = 0; index < outcomes.length; index++) happened += outcomes[index] as number;
  const share = happened / outcomes.length;
  const reference = rate ?? share;
  return share * (reference - 1) ** 2 + (1 - share) * reference ** 2;
}
