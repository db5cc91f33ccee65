import { RapporteurError } from "@rapporteur/core/base";

export interface ChangePointOptions {
  /** What one more change must gain in twice the log-likelihood; 2·ln n by default (BIC: one rate and one place each). */
  readonly penalty?: number;
  /** Fewest periods between changes. */
  readonly minimumLength?: number;
}

/** A stretch of periods with one rate. */
export interface RateSegment {
  /** Half-open range of periods. */
  readonly start: number;
  readonly end: number;
  /** Mean count a period. */
  readonly rate: number;
}

export interface ChangePoints {
  /** Named, for print beside the result. */
  readonly method: string;
  readonly penalty: number;
  /** One segment where nothing changed; none for an empty series. A change lies at the start of each segment but the first. */
  readonly segments: readonly RateSegment[];
}

/**
 * Where the rate of a series of counts changes: the division into stretches of constant Poisson rate with the least total cost, found exactly by
 * dynamic programming.
 *
 * Cost of a stretch: −2 · Σ xᵢ · ln(mean), the part of −2 log-likelihood that depends on the division; plus the penalty a change.
 * Source: optimal partitioning, Jackson et al. 2005, IEEE Signal Processing Letters 12:105–108; cost as in Killick & Eckley 2014, JSS 58(3).
 * The counts are of acts that were reported and coded: a change in the press's attention is a change here too.
 *
 * @param counts whole numbers ≥ 0, one a period
 * @throws RAP_RELATIONS_OPTION for a negative or fractional count, a negative penalty or a minimum length below 1
 * Cost: O(n²) time, O(n) memory. Deterministic.
 */
export function changePoints(counts: readonly number[], options: ChangePointOptions = {}): ChangePoints {
  const penalty = options.penalty ?? 2 * Math.log(Math.max(1, counts.length));
  const minimumLength = options.minimumLength ?? 2;
  check(counts, penalty, minimumLength);
  const sums = new Float64Array(counts.length + 1);
  for (const [period, count] of counts.entries()) sums[period + 1] = (sums[period] as number) + count;
  const starts = bestStarts(sums, { penalty, minimumLength });
  const segments: RateSegment[] = [];
  for (let end = counts.length; end > 0;) {
    const start = starts[end] as number;
    segments.unshift({ start, end, rate: ((sums[end] as number) - (sums[start] as number)) / (end - start) });
    end = start;
  }
  return { method: "optimal partitioning, Poisson rates", penalty, segments };
}

function check(counts: readonly number[], penalty: number, minimumLength: number): void {
  const refuse = (option: string, value: number, must: string): never => {
    throw new RapporteurError("RAP_RELATIONS_OPTION", { option, value, must });
  };
  const bad = counts.findIndex((count) => !Number.isInteger(count) || count < 0);
  if (bad >= 0) refuse(`count ${bad + 1}`, counts[bad] ?? 0, "a whole number from 0");
  if (!(penalty >= 0)) refuse("penalty", penalty, "a number from 0");
  if (!Number.isInteger(minimumLength) || minimumLength < 1) refuse("minimumLength", minimumLength, "a whole number from 1");
}

/** By end of a stretch: where its last segment starts in the best division of everything before that end. */
function bestStarts(sums: Float64Array, options: { penalty: number; minimumLength: number }): Int32Array {
  const length = sums.length - 1;
  const best = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
  const starts = new Int32Array(length + 1);
  best[0] = -options.penalty;
  for (let end = 1; end <= length; end++) {
    // A series shorter than two stretches is one stretch, whatever its length.
    for (let start = 0; start <= Math.max(0, end - options.minimumLength); start++) {
      const cost = (best[start] as number) + options.penalty + segmentCost(sums, start, end);
      // A tie keeps the earlier start, that is fewer changes.
      if (cost >= (best[end] as number)) continue;
      best[end] = cost;
      starts[end] = start;
    }
  }
  return starts;
}

function segmentCost(sums: Float64Array, start: number, end: number): number {
  const sum = (sums[end] as number) - (sums[start] as number);
  return sum === 0 ? 0 : -2 * sum * Math.log(sum / (end - start));
}
