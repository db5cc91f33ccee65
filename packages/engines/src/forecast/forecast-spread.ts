/**
 * How far forecasts of the same options lie apart below and above their mean, by option: √(mean of squared gaps on that side, over
 * those on that side). An option that does not exist yet (null) has no spread. Source: Metaculus' aggregation of forecasts.
 *
 * @param forecasts one row a forecaster, one column an option
 */
export function semiDeviations(
  forecasts: readonly (readonly (number | null)[])[],
  weights?: readonly number[],
): { lower: number[]; upper: number[] } {
  const width = forecasts[0]?.length ?? 0;
  const lower: number[] = [];
  const upper: number[] = [];
  for (let option = 0; option < width; option++) {
    const values = forecasts.map((row) => row[option] ?? Number.NaN);
    const mean = weightedMean(values, weights, () => true);
    lower.push(sideDeviation(values, mean, weights, (value) => value < mean));
    upper.push(sideDeviation(values, mean, weights, (value) => value > mean));
  }
  return { lower, upper };
}

function sideDeviation(
  values: readonly number[],
  mean: number,
  weights: readonly number[] | undefined,
  isOnSide: (value: number) => boolean,
): number {
  const squared = weightedMean(
    values.map((value) => (value - mean) ** 2),
    weights,
    (_, index) => isOnSide(values[index] ?? Number.NaN),
  );
  return Number.isNaN(squared) ? 0 : Math.sqrt(squared);
}

function weightedMean(values: readonly number[], weights: readonly number[] | undefined, counts: (value: number, index: number) => boolean): number {
  let sum = 0;
  let total = 0;
  for (const [index, value] of values.entries()) {
    if (!counts(value, index)) continue;
    const weight = weights?.[index] ?? 1;
    sum += weight * value;
    total += weight;
  }
  return total === 0 ? Number.NaN : sum / total;
}

/**
 * How far a forecast moved: Jeffreys divergence in bits, 0 for no movement.
 * Formula: Σₖ (pₖ − qₖ) log₂(pₖ / qₖ). Source: Jeffreys 1946, Proc. R. Soc. A 186:453–461.
 */
export function jeffreysDivergence(p: readonly number[], q: readonly number[]): number {
  let sum = 0;
  for (const [index, chance] of p.entries()) {
    const other = q[index] ?? Number.NaN;
    if (chance !== other) sum += (chance - other) * Math.log2(chance / other);
  }
  return sum;
}
