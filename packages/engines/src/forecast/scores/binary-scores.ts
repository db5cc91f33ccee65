import { checkPairs } from "../check-probability.ts";

/**
 * Squared gap between the chance given to an event and what happened.
 *
 * Formula: (p − y)². Source: Brier 1950, Mon. Weather Rev. 78:1–3, halved: this is the one-sided form, 0–1 and lower is better;
 * `optionBrier` is Brier's own, 0–2. @param y 1 where the event happened, else 0
 * @example brierScore(0.8, 1) // ≈ 0.04
 */
export function brierScore(p: number, y: 0 | 1): number {
  return (p - y) * (p - y);
}

/**
 * Mean one-sided Brier score, 0–1, lower is better; 0.25 for a constant one half.
 * @throws RAP_FORECAST_LENGTH, RAP_FORECAST_EMPTY, RAP_FORECAST_PROBABILITY. Cost: O(n), no allocation.
 */
export function meanBrierScore(p: ArrayLike<number>, y: ArrayLike<number>): number {
  checkPairs(p, y);
  let sum = 0;
  for (let index = 0; index < p.length; index++) sum += ((p[index] as number) - (y[index] as number)) ** 2;
  return sum / p.length;
}

/** Chance given to what happened: p where y = 1, 1 − p where y = 0. */
export function chanceOfOutcome(p: number, y: 0 | 1): number {
  return y === 1 ? p : 1 - p;
}

/**
 * Natural logarithm of the chance given to what happened: −∞–0, higher is better. Some tools print its negative (lower is better); that is `logLoss`.
 * Formula: ln p(outcome). Source: Good 1952, J. Royal Stat. Soc. B 14:107–114.
 * @example logScore(0.5, 1) // ≈ −0.693
 */
export function logScore(p: number, y: 0 | 1): number {
  return Math.log(chanceOfOutcome(p, y));
}

/** −ln p(outcome): 0–∞, lower is better. @example logLoss(0.481, 0) // ≈ 0.65585 */
export function logLoss(p: number, y: 0 | 1): number {
  return -logScore(p, y);
}

/** Keeps a chance away from 0 and 1, as forecasting sites do before they take logarithms. */
export function clipChance(p: number, low = 0.001, high = 0.999): number {
  return Math.min(high, Math.max(low, p));
}

/**
 * Log score against an even split over the options: 0 for no information, 100 for certainty of what happened, without lower bound.
 *
 * Formula: 100 · ln(p·N) / ln N, N options, p the chance given to what happened. Source: Metaculus, Scores FAQ.
 * @example baselineScore(0.9, 2) // ≈ 84.7997
 */
export function baselineScore(chance: number, optionCount = 2): number {
  return (100 * Math.log(chance * optionCount)) / Math.log(optionCount);
}
