import { RapporteurError } from "@rapporteur/core/base";

export const metrics = ["nominal", "ordinal", "interval", "ratio"] as const;
export type Metric = (typeof metrics)[number];

/** Squared distance of two values, by their indices in a sorted list of the values that occur. */
export type SquaredDistance = (a: number, b: number) => number;

/** What the distances of a set of values are made from. */
export interface MetricInput {
  /** Values that occur, sorted: numbers by size, others by name. */
  readonly values: readonly (string | number | boolean)[];
  /** How often each occurs among the pairable ones. */
  readonly counts: Float64Array;
}

/**
 * Krippendorff's squared differences. Nominal: 0 or 1. Interval: (a − b)². Ratio: ((a − b)/(a + b))², 0 for two zeros. Ordinal: the number of values
 * between the two, each end counted half, squared. Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability.
 *
 * @throws RAP_AGREEMENT_OPTION where a metric other than nominal meets a value that is no number, or ratio a negative one
 */
export function squaredDistance(metric: Metric, { values, counts }: MetricInput): SquaredDistance {
  if (metric === "nominal") return (a, b) => (a === b ? 0 : 1);
  const numbers = values.map((value) => toNumber(value, metric));
  if (metric === "interval") return (a, b) => ((numbers[a] as number) - (numbers[b] as number)) ** 2;
  if (metric === "ratio") return ratioDistance(numbers);
  const cumulated = new Float64Array(counts.length + 1);
  for (const [index, count] of counts.entries()) cumulated[index + 1] = (cumulated[index] as number) + count;
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const between = (cumulated[high + 1] as number) - (cumulated[low] as number);
    return (between - ((counts[low] as number) + (counts[high] as number)) / 2) ** 2;
  };
}

function ratioDistance(numbers: readonly number[]): SquaredDistance {
  const negative = numbers.find((value) => value < 0);
  if (negative !== undefined)
    throw new RapporteurError("RAP_AGREEMENT_OPTION", {
      option: "the ratio metric",
      value: `used on ${negative}`,
      must: "the interval metric: a ratio needs numbers from 0 up",
    });
  return (a, b) => {
    const sum = (numbers[a] as number) + (numbers[b] as number);
    return sum === 0 ? 0 : (((numbers[a] as number) - (numbers[b] as number)) / sum) ** 2;
  };
}

function toNumber(value: string | number | boolean, metric: Metric): number {
  const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw new RapporteurError("RAP_AGREEMENT_OPTION", {
    option: `the ${metric} metric`,
    value: `used on “${String(value)}”`,
    must: "the nominal metric for values that are not numbers",
  });
}

/** Numbers by size, then everything else by name. */
export function compareValues(a: string | number | boolean, b: string | number | boolean): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number") return -1;
  if (typeof b === "number") return 1;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}
