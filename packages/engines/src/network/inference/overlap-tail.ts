/**
 * Chances of at least, and of at most, `overlap` successes in independent trials of unequal chances.
 *
 * Formula: the Poisson–binomial distribution, built up trial by trial; only counts up to `overlap` are kept, the rest is
 * what is missing to 1.
 *
 * Cost: O(trials · overlap).
 */
export function overlapTail(chances: ArrayLike<number>, overlap: number): { pMore: number; pLess: number } {
  const mass = new Float64Array(overlap + 1);
  mass[0] = 1;
  // What lies above `overlap` is summed as it arrives there, so that small tails keep their digits.
  let above = 0;
  for (let trial = 0; trial < chances.length; trial++) {
    const chance = chances[trial] as number;
    above += (mass[overlap] as number) * chance;
    for (let count = overlap; count > 0; count--) mass[count] = (mass[count] as number) * (1 - chance) + (mass[count - 1] as number) * chance;
    mass[0] = mass[0] * (1 - chance);
  }
  const pLess = mass.reduce((sum, value) => sum + value, 0);
  return { pMore: Math.min(1, above + (mass[overlap] as number)), pLess: Math.min(1, pLess) };
}
