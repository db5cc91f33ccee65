import { checkPairs } from "../check-probability.ts";
import { binOf, checkEdges, equalBins } from "./murphy.ts";
import { wilsonInterval } from "@rapporteur/core/base";

/** One bin of a calibration table. */
export interface CalibrationBin {
  /** The bin is (from, to], the first one holds 0 too. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly happened: number;
  /** Mean stated chance; null in an empty bin. */
  readonly meanChance: number | null;
  readonly frequency: number | null;
  /** 95 % interval of the frequency; null in an empty bin. */
  readonly interval: readonly [number, number] | null;
}

export interface Calibration {
  readonly bins: readonly CalibrationBin[];
  readonly count: number;
  /** Mean gap between stated chance and frequency, weighted by count ("ECE"): depends on the bins. */
  readonly expectedError: number;
}

/**
 * Stated chances against what followed, by bin, with counts and Wilson's 95 % interval (Wilson 1927, JASA 22:209–212).
 * A bin of few forecasts shows nothing: read the interval, not the point.
 *
 * @param edges as in `binnedDecomposition`; ten equal bins where left out
 * @throws RAP_FORECAST_LENGTH, RAP_FORECAST_EMPTY, RAP_FORECAST_PROBABILITY, RAP_FORECAST_OPTION. Cost: O(n log bins).
 */
export function calibrationTable(p: ArrayLike<number>, y: ArrayLike<number>, edges: readonly number[] = equalBins(10)): Calibration {
  checkPairs(p, y);
  checkEdges(edges);
  const counts = edges.slice(1).map(() => ({ count: 0, happened: 0, chances: 0 }));
  for (let index = 0; index < p.length; index++) {
    const bin = counts[binOf(p[index] as number, edges)];
    if (!bin) continue;
    bin.count++;
    bin.happened += y[index] as number;
    bin.chances += p[index] as number;
  }
  const bins = counts.map((bin, index) => toBin(bin, edges[index] as number, edges[index + 1] as number));
  const gaps = bins.reduce(
    (sum, bin) => sum + (bin.meanChance === null || bin.frequency === null ? 0 : bin.count * Math.abs(bin.meanChance - bin.frequency)),
    0,
  );
  return { bins, count: p.length, expectedError: gaps / p.length };
}

function toBin({ count, happened, chances }: { count: number; happened: number; chances: number }, from: number, to: number): CalibrationBin {
  if (count === 0) return { from, to, count, happened, meanChance: null, frequency: null, interval: null };
  return { from, to, count, happened, meanChance: chances / count, frequency: happened / count, interval: wilsonInterval(happened, count) };
}
