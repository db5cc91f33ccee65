import { horizonLength, standingStretches, type Horizon, type StandingForecast } from "./standing-forecast.ts";

/** A score averaged over time, and the share of the scheduled time on which a forecast stood. */
export interface TimeAverage {
  readonly score: number;
  /** In [0, 1]. */
  readonly coverage: number;
}

/**
 * Averages a score over the *scheduled* time of a question: time without a standing forecast scores 0, and so does what is left
 * when the question closes early. That truncation keeps the average proper: who knows that a "yes" ends the question early gains nothing by
 * waiting. Source: Metaculus, Scores FAQ.
 *
 * @param forecasts of one forecaster
 * @param scoreOf the score of a chance given to what happened; 0 must mean "no information"
 * Cost: O(n log n).
 */
export function averageOverTime(forecasts: readonly StandingForecast[], horizon: Horizon, scoreOf: (chance: number) => number): TimeAverage {
  const length = horizonLength(horizon);
  let score = 0;
  let covered = 0;
  for (const stretch of standingStretches(forecasts, horizon)) {
    score += scoreOf(stretch.chance) * (stretch.to - stretch.from);
    covered += stretch.to - stretch.from;
  }
  return { score: score / length, coverage: covered / length };
}

/**
 * Peer scores averaged over time: at every moment each standing forecast is compared with the others that stand then.
 * Moments with a single one score 0; so does the time that nobody covers. The scores of a question sum to 0.
 *
 * Source: Metaculus, Scores FAQ. Cost: O(n log n): the mean of the others is integrated once for all.
 */
export function peersOverTime(forecasts: readonly StandingForecast[], horizon: Horizon): Map<string, TimeAverage> {
  const length = horizonLength(horizon);
  const stretches = standingStretches(forecasts, horizon);
  const integrals = integrateOthers(stretches);
  const sums = new Map<string, { score: number; covered: number }>();
  for (const stretch of stretches) {
    const sum = sums.get(stretch.forecaster) ?? { score: 0, covered: 0 };
    const own = integrals.weightBetween(stretch.from, stretch.to);
    sum.score += 100 * (Math.log(stretch.chance) * own.weight - own.logSum);
    sum.covered += stretch.to - stretch.from;
    sums.set(stretch.forecaster, sum);
  }
  return new Map([...sums].map(([forecaster, sum]) => [forecaster, { score: sum.score / length, coverage: sum.covered / length }]));
}

interface Integrals {
  /** ∫ n/(n−1) dt and ∫ S/(n−1) dt, S the sum of the standing log scores; both 0 where n < 2. */
  readonly weightBetween: (from: number, to: number) => { weight: number; logSum: number };
}

/** At n standing forecasts, ln pᵢ − mean of the others = ln pᵢ · n/(n−1) − S/(n−1). */
function integrateOthers(stretches: readonly { readonly chance: number; readonly from: number; readonly to: number }[]): Integrals {
  const changes = stretches.flatMap((stretch) => [
    { at: stretch.from, count: 1, log: Math.log(stretch.chance) },
    { at: stretch.to, count: -1, log: -Math.log(stretch.chance) },
  ]);
  changes.sort((a, b) => a.at - b.at);
  const marks = new Map<number, { weight: number; logSum: number }>();
  let [count, logs, weight, logSum, last] = [0, 0, 0, 0, changes[0]?.at ?? 0];
  for (const change of changes) {
    if (count > 1) {
      weight += ((change.at - last) * count) / (count - 1);
      logSum += ((change.at - last) * logs) / (count - 1);
    }
    last = change.at;
    marks.set(last, { weight, logSum });
    count += change.count;
    logs += change.log;
  }
  return {
    weightBetween: (from, to) => {
      const start = marks.get(from);
      const end = marks.get(to);
      return { weight: (end?.weight ?? 0) - (start?.weight ?? 0), logSum: (end?.logSum ?? 0) - (start?.logSum ?? 0) };
    },
  };
}
