import { RapporteurError } from "@rapporteur/core/base";
import { baselineScore } from "./binary-scores.ts";

/**
 * Brier's own score over all options of a question, 0–2, lower is better.
 * Formula: Σₖ (pₖ − oₖ)². Source: Brier 1950. For two options it is twice `brierScore`.
 * @param outcome index of the option that came true
 */
export function optionBrier(chances: readonly number[], outcome: number): number {
  let sum = 0;
  for (const [index, chance] of chances.entries()) sum += (chance - (index === outcome ? 1 : 0)) ** 2;
  return sum;
}

/**
 * Ranked probability score of ordered options: lower is better, 0 best. Being near the right option costs less than being far from it.
 *
 * Formula: Σₖ (Fₖ − Oₖ)² over the cumulated chances. Source: Epstein 1969, J. Appl. Meteor. 8:985–987; his form divided by K − 1 is in 0–1 and is
 * had with `isNormalised`.
 * @param outcome index of the option that came true, counted from 0
 * @example rankedProbabilityScore([0.01, 0.32, 0.44, 0.23], 2) // ≈ 0.1619
 */
export function rankedProbabilityScore(chances: readonly number[], outcome: number, isNormalised = false): number {
  let sum = 0;
  let cumulated = 0;
  for (const [index, chance] of chances.entries()) {
    cumulated += chance;
    sum += (cumulated - (index >= outcome ? 1 : 0)) ** 2;
  }
  return isNormalised ? sum / Math.max(1, chances.length - 1) : sum;
}

/**
 * Baseline score of a question with options. An option that did not exist when the forecast was made (null) is read from the last
 * one, "other"; N counts the options that existed. Source: Metaculus, Scores FAQ.
 *
 * @param outcome index of the option that came true
 * @throws RAP_FORECAST_ROW where neither the option nor "other" has a chance
 */
export function optionBaseline(chances: readonly (number | null)[], outcome: number): number {
  const chance = chances[outcome] ?? chances[chances.length - 1] ?? null;
  if (chance === null)
    throw new RapporteurError("RAP_FORECAST_ROW", {
      row: outcome + 1,
      problem: "no chance was given to this option",
      cure: "add a last option “other”",
    });
  return baselineScore(chance, chances.filter((value) => value !== null).length);
}

/**
 * Baseline score of a forecast over a number: 100 · ln(mass / baseline) / 2, where the baseline spreads what is not out of bounds
 * evenly. Source: Metaculus, Scores FAQ.
 *
 * @param cdf cumulated chance at the edges of the buckets inside the range, in order
 * @param bucket 0 below the range, 1 … n the inner buckets, n + 1 above it
 * @param openBoundCount how many of the two ends are open: each holds a baseline of 0.05
 */
export function numberBaseline(cdf: readonly number[], bucket: number, openBoundCount: 0 | 1 | 2): number {
  const innerCount = cdf.length - 1;
  const below = cdf[bucket - 1] ?? 0;
  const mass = (bucket > innerCount ? 1 : (cdf[bucket] ?? 0)) - below;
  const isOutside = bucket < 1 || bucket > innerCount;
  const baseline = isOutside ? 0.05 : (1 - 0.05 * openBoundCount) / innerCount;
  return (100 * Math.log(mass / baseline)) / 2;
}
