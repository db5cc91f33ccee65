import { RapporteurError } from "@rapporteur/core/base";
import { checkProbability } from "./check-probability.ts";

/** Several forecasts of one event taken together; n and spread always go with the value. */
export interface PooledForecast {
  readonly median: number;
  readonly mean: number;
  /** Null where one is certain that it happens and another that it does not. */
  readonly geometricMeanOfOdds: number | null;
  /** The geometric mean of odds raised to `exponent`; null as above. */
  readonly extremised: { readonly probability: number | null; readonly exponent: number };
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Pools forecasts of one event. The default exponent is 1: no extremising. Values above 1 push the pool away from one half; they were
 * fitted to large crowds (1.16–3.92 in Satopää et al. 2014, Int. J. Forecasting 30:344–356; 1.73 in Neyman and Roughgarden 2021,
 * arXiv 2111.03153), not to a handful of experts, and are next to the plain value.
 *
 * @throws RAP_FORECAST_EMPTY, RAP_FORECAST_PROBABILITY, RAP_FORECAST_OPTION. Cost: O(n log n).
 */
export function poolForecasts(p: readonly number[], exponent = 1): PooledForecast {
  if (p.length === 0) throw new RapporteurError("RAP_FORECAST_EMPTY", { what: "forecast", cure: "give at least one" });
  for (const [index, value] of p.entries()) checkProbability(value, index + 1);
  return {
    median: weightedQuantile(p, 0.5),
    mean: p.reduce((sum, value) => sum + value, 0) / p.length,
    geometricMeanOfOdds: geometricMeanOfOdds(p),
    extremised: { probability: extremisedMean(p, exponent), exponent },
    count: p.length,
    low: Math.min(...p),
    high: Math.max(...p),
  };
}

/**
 * σ(weighted mean of logits): the geometric mean of the odds, as a probability.
 * @param weights any non-negative numbers, not all 0; equal where left out
 * @returns null where certainties contradict each other
 */
export function geometricMeanOfOdds(p: readonly number[], weights?: readonly number[]): number | null {
  return extremisedMean(p, 1, weights);
}

/**
 * σ(exponent · mean logit), i.e. the pooled odds to a power. Symmetric: chances 1 − p give 1 − result. Source: Satopää et al. 2014.
 * @throws RAP_FORECAST_OPTION for an exponent that is not above 0
 */
export function extremisedMean(p: readonly number[], exponent: number, weights?: readonly number[]): number | null {
  if (!(exponent > 0))
    throw new RapporteurError("RAP_FORECAST_OPTION", { option: "the exponent", value: exponent, must: "a number above 0; 1 extremises nothing" });
  let sum = 0;
  let total = 0;
  for (const [index, value] of p.entries()) {
    const weight = weights ? (weights[index] ?? 0) : 1;
    if (weight === 0) continue;
    sum += weight * Math.log(value / (1 - value));
    total += weight;
  }
  if (Number.isNaN(sum) || total === 0) return null;
  return 1 / (1 + Math.exp((-exponent * sum) / total));
}

/**
 * Pushes one probability outwards by a power of the smaller tail: 1 − (1 − p)ᵉ above one half, pᵉ below. This is what squigglepy calls
 * "extremize"; it is another function than a power of the odds and gives other numbers.
 */
export function powerOfTail(p: number, exponent: number): number {
  return p > 0.5 ? 1 - (1 - p) ** exponent : p ** exponent;
}

/** exp(mean ln pₖ) for each option, not renormalised. @param forecasts one row a forecaster, one column an option */
export function geometricMeans(forecasts: readonly (readonly number[])[]): number[] {
  const width = forecasts[0]?.length ?? 0;
  return Array.from({ length: width }, (_, option) =>
    Math.exp(forecasts.reduce((sum, row) => sum + Math.log(row[option] ?? Number.NaN), 0) / forecasts.length),
  );
}

/**
 * Weighted quantile: the mean of the first value whose cumulated weight reaches q and the first whose cumulated weight passes it,
 * so that the median of an even number is the mean of the middle two. Source: Metaculus' aggregation of forecasts.
 * @param share in [0, 1]. Cost: O(n log n).
 */
export function weightedQuantile(values: readonly number[], share: number, weights?: readonly number[]): number {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number));
  const total = weights ? weights.reduce((sum, weight) => sum + weight, 0) : values.length;
  const target = share * total;
  // Weights such as 0.1 + 0.2 do not add up exactly; a target met up to rounding is met.
  const slack = total * 1e-12;
  let cumulated = 0;
  let left: number | null = null;
  for (const index of order) {
    cumulated += weights ? (weights[index] ?? 0) : 1;
    if (left === null && cumulated >= target - slack) left = values[index] as number;
    if (left !== null && cumulated > target + slack) return (left + (values[index] as number)) / 2;
  }
  return left ?? Number.NaN;
}

/** Quantile of each option by itself; the row need not sum to 1, see `renormalise`. */
export function optionQuantiles(forecasts: readonly (readonly number[])[], share: number, weights?: readonly number[]): number[] {
  const width = forecasts[0]?.length ?? 0;
  return Array.from({ length: width }, (_, option) =>
    weightedQuantile(
      forecasts.map((row) => row[option] ?? Number.NaN),
      share,
      weights,
    ),
  );
}

/** Divides by the sum, so that chances add up to 1 again. */
export function renormalise(chances: readonly number[]): number[] {
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return chances.map((chance) => chance / sum);
}

/**
 * Weights of standing forecasts, oldest first: e^(√k − √n) for the k-th of n, so that later ones count more; equal for n ≤ 2.
 * Source: Metaculus' recency-weighted aggregation.
 */
export function recencyWeights(count: number): number[] {
  if (count <= 2) return Array.from({ length: count }, () => 1);
  return Array.from({ length: count }, (_, index) => Math.exp(Math.sqrt(index + 1) - Math.sqrt(count)));
}
