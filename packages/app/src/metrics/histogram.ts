import type { Labels, Metric, Sample } from "./metric.ts";

export interface Histogram {
  readonly observe: (value: number, labels?: Labels) => void;
  readonly read: () => Metric;
}

interface Series {
  readonly labels: Labels;
  /** Values up to each bound and above the bound before; the last one counts those above all bounds. */
  readonly counts: number[];
  sum: number;
}

/**
 * Counts values by size, by labels: how many are at most each bound.
 *
 * @param bounds ascending, without +Inf, which is added
 * Cost: O(bounds) a value; memory grows with the number of different labels.
 */
export function histogram(name: string, help: string, bounds: readonly number[]): Histogram {
  const all = new Map<string, Series>();
  return {
    observe(value, labels = {}) {
      const key = JSON.stringify(labels);
      const series = all.get(key) ?? { labels, counts: Array.from({ length: bounds.length + 1 }, () => 0), sum: 0 };
      all.set(key, series);
      const at = bounds.findIndex((bound) => value <= bound);
      const bucket = at === -1 ? bounds.length : at;
      series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
      series.sum += value;
    },
    read: () => ({ name, help, type: "histogram", samples: [...all.values()].flatMap((series) => samplesOf(series, bounds)) }),
  };
}

function samplesOf({ labels, counts, sum }: Series, bounds: readonly number[]): Sample[] {
  let count = 0;
  const buckets = counts.map((more, at): Sample => {
    count += more;
    const bound = bounds[at];
    return { suffix: "_bucket", labels: { ...labels, le: bound === undefined ? "+Inf" : String(bound) }, value: count };
  });
  return [...buckets, { suffix: "_sum", labels, value: sum }, { suffix: "_count", labels, value: count }];
}
