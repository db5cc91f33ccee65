import { meanBrierScore } from "@rapporteur/engines/forecast";

/** A chance that somebody gave on a question. */
export interface Estimate {
  readonly question: string;
  /** An account, or an opaque name of a reader. */
  readonly giver: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** In [0, 1]. */
  readonly chance: number;
}

/** What became of a question: 1 where it happened, and the day by which it was known, YYYY-MM-DD. */
export interface Decided {
  readonly outcome: 0 | 1;
  readonly happened: string;
}

export interface EstimateScore {
  /** Mean one-sided Brier score, 0 to 1, lower is better. */
  readonly brier: number;
  /** Questions that it is the mean of. */
  readonly n: number;
}

/** The latest estimate of each giver on a question, of those given before a day began; all count where no day is given. Cost: O(estimates). */
export function standingEstimates(estimates: readonly Estimate[], question: string, before: string | null = null): Map<string, Estimate> {
  const standing = new Map<string, Estimate>();
  for (const estimate of estimates) {
    if (estimate.question !== question || (before !== null && estimate.at.slice(0, 10) >= before)) continue;
    const known = standing.get(estimate.giver);
    if (known === undefined || known.at <= estimate.at) standing.set(estimate.giver, estimate);
  }
  return standing;
}

/** The middle value, of an even number the mean of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * Scores each giver, and the median of all, on the questions that are decided: by the last estimate that each gave before the day by which the outcome was
 * known, so that nobody is scored on what was in the news.
 *
 * Cost: O(questions + estimates).
 */
export function scoreEstimates(
  estimates: readonly Estimate[],
  decided: ReadonlyMap<string, Decided>,
): { readonly givers: ReadonlyMap<string, EstimateScore>; readonly median: EstimateScore | null; readonly questions: readonly string[] } {
  const byGiver = new Map<string, [number[], (0 | 1)[]]>();
  const [medians, outcomes, questions]: [number[], (0 | 1)[], string[]] = [[], [], []];
  const given = Map.groupBy(estimates, (one) => one.question);
  for (const [question, { outcome, happened }] of decided) {
    const standing = standingEstimates(given.get(question) ?? [], question, happened);
    const median = medianOf([...standing.values()].map(({ chance }) => chance));
    if (median === null) continue;
    medians.push(median);
    outcomes.push(outcome);
    questions.push(question);
    for (const [giver, { chance }] of standing) {
      const known = byGiver.get(giver) ?? [[], []];
      known[0].push(chance);
      known[1].push(outcome);
      byGiver.set(giver, known);
    }
  }
  const score = ([chances, happened]: [number[], (0 | 1)[]]): EstimateScore => ({ brier: meanBrierScore(chances, happened), n: chances.length });
  const givers = new Map([...byGiver].map(([giver, pairs]) => [giver, score(pairs)]));
  return { givers, median: medians.length === 0 ? null : score([medians, outcomes]), questions };
}
