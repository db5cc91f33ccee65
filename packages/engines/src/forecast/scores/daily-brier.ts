import type { StandingForecast } from "./standing-forecast.ts";

/** A forecaster's day-by-day Brier score on one question, on Brier's 0–2 scale. */
export interface DailyBrier {
  /** Lower is better. */
  readonly absolute: number;
  /** Own score minus the day's median; below 0 is better than the median. Null where nobody else forecast. */
  readonly relative: number | null;
  /** Days on which a forecast stood. */
  readonly dayCount: number;
}

export interface DailyBrierOptions {
  /** Days from opening to resolution; a last part-day counts by its length. */
  readonly days: number;
  /**
   * `all-days` divides by every day of the question, as Fatebook does, so that a late joiner's score shrinks towards 0;
   * `own-days` divides by the days on which the forecaster had a forecast.
   */
  readonly over: "all-days" | "own-days";
}

/**
 * Brier scores by day, and relative to the median of the day.
 *
 * Within a day a forecaster's chances are averaged by the time each stood, and the average is scored; time of the day before the
 * first forecast goes to the day's last one. Source: the scoring of Fatebook (Sage), whose relative score it reproduces with `all-days`.
 *
 * @param forecasts with `start` in days from opening and `chance` given to what happened
 * Cost: O(days × forecasters + n log n).
 */
export function dailyBrier(forecasts: readonly StandingForecast[], options: DailyBrierOptions): Map<string, DailyBrier> {
  const byForecaster = Map.groupBy(
    [...forecasts].sort((a, b) => a.start - b.start),
    (forecast) => forecast.forecaster,
  );
  const walkers = [...byForecaster].map(([forecaster, own]) => ({
    forecaster,
    own,
    next: 0,
    standing: null as number | null,
    absolute: 0,
    relative: 0,
    weight: 0,
    dayCount: 0,
  }));
  for (let day = 0; day < options.days; day++) {
    const end = Math.min(day + 1, options.days);
    const scores = walkers.map((walker) => scoreDay(walker, day, end));
    const median = medianOf(scores.filter((score) => score !== null));
    for (const [index, walker] of walkers.entries()) {
      const score = scores[index];
      if (score === null || score === undefined) continue;
      walker.absolute += score * (end - day);
      walker.relative += (score - median) * (end - day);
      walker.weight += end - day;
      walker.dayCount++;
    }
  }
  return new Map(
    walkers.map((walker) => {
      const divisor = options.over === "all-days" ? options.days : walker.weight;
      const relative = walkers.length < 2 ? null : walker.relative / divisor;
      return [walker.forecaster, { absolute: walker.absolute / divisor, relative, dayCount: walker.dayCount }];
    }),
  );
}

interface Walker {
  readonly own: readonly StandingForecast[];
  next: number;
  standing: number | null;
}

/** The day's score on the 0–2 scale: 2 (1 − chance)², the chance averaged over the day; null where none stands. */
function scoreDay(walker: Walker, day: number, end: number): number | null {
  let weighted = 0;
  let covered = 0;
  let since = day;
  while (walker.next < walker.own.length && (walker.own[walker.next]?.start ?? end) < end) {
    const { start, chance } = walker.own[walker.next] as StandingForecast;
    if (walker.standing !== null) {
      weighted += walker.standing * (Math.max(start, day) - since);
      covered += Math.max(start, day) - since;
    }
    since = Math.max(start, day);
    walker.standing = chance;
    walker.next++;
  }
  if (walker.standing === null) return null;
  const last = end - day - covered;
  return 2 * (1 - (weighted + walker.standing * last) / (end - day)) ** 2;
}

function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
