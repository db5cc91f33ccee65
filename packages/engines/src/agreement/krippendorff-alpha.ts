import { fromDisagreement, type AgreementResult, type CodedValue, type Codings } from "./agreement-result.ts";
import { compareValues, squaredDistance, type Metric, type SquaredDistance } from "./value-metrics.ts";

/** Values as indices, by unit, without units that cannot be paired. */
interface Pairable {
  readonly units: readonly Int32Array[];
  readonly values: readonly (string | number | boolean)[];
  readonly counts: Float64Array;
  readonly total: number;
}

export interface AlphaOptions {
  readonly metric: Metric;
  /** Takes the metric's place: the squared distance of two values. */
  readonly distance?: (a: string | number | boolean, b: string | number | boolean) => number;
}

/**
 * Krippendorff's α for any number of coders, any of the four metrics, and missing values: 1 agreement, 0 as by chance, below 0 worse than chance.
 *
 * Formula: α = 1 − D_o/D_e; D_o is the mean squared distance of values within units (each unit's pairs weighted by 1/(m_u − 1)), D_e that of all values with all others.
 * A unit with one value is left out. Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; 2004, Content Analysis, ch. 11.
 *
 * @returns undefined with "no variation" where all values are alike, and "no pairable values" where no unit has two
 * @throws RAP_AGREEMENT_OPTION for a metric that the values do not allow
 * Cost: O(values + distinct values²).
 */
export function krippendorffAlpha(codings: Codings, options: AlphaOptions = { metric: "nominal" }): AgreementResult {
  const pairable = pairableValues(codings);
  if (pairable.units.length === 0) return { kind: "undefined", reason: "no pairable values", unitCount: 0 };
  const distance = distanceOf(pairable, options);
  return fromDisagreement(observedDisagreement(pairable, distance), expectedDisagreement(pairable, distance), pairable.units.length);
}

function distanceOf(pairable: Pairable, options: AlphaOptions): SquaredDistance {
  const { distance } = options;
  if (!distance) return squaredDistance(options.metric, pairable);
  const { values } = pairable;
  return (a, b) => distance(values[a] as string | number | boolean, values[b] as string | number | boolean);
}

function pairableValues(codings: Codings): Pairable {
  const kept = codings.map((unit) => unit.filter(isCoded)).filter((unit) => unit.length > 1);
  const values = [...new Set(kept.flat())].sort(compareValues);
  const indexOf = new Map(values.map((value, index) => [value, index]));
  const counts = new Float64Array(values.length);
  let total = 0;
  const units = kept.map((unit) => {
    const indices = Int32Array.from(unit, (value) => indexOf.get(value) ?? 0);
    for (const index of indices) counts[index] = (counts[index] as number) + 1;
    total += indices.length;
    return indices;
  });
  return { units, values, counts, total };
}

function isCoded(value: CodedValue): value is string | number | boolean {
  return value !== null;
}

function observedDisagreement({ units, total, values }: Pairable, distance: SquaredDistance): number {
  const inUnit = new Float64Array(values.length);
  let sum = 0;
  for (const unit of units) {
    const present: number[] = [];
    for (const value of unit) {
      if (inUnit[value] === 0) present.push(value);
      inUnit[value] = (inUnit[value] as number) + 1;
    }
    sum += pairDistances(present, inUnit, distance) / (unit.length - 1);
    for (const value of present) inUnit[value] = 0;
  }
  return sum / total;
}

function expectedDisagreement({ counts, total }: Pairable, distance: SquaredDistance): number {
  return pairDistances([...counts.keys()], counts, distance) / (total * (total - 1));
}

/** Σ over ordered pairs of different values of count × count × distance. */
function pairDistances(present: readonly number[], counts: Float64Array, distance: SquaredDistance): number {
  let sum = 0;
  for (let first = 1; first < present.length; first++) {
    const a = present[first] as number;
    for (let second = 0; second < first; second++) {
      const b = present[second] as number;
      sum += 2 * (counts[a] as number) * (counts[b] as number) * distance(a, b);
    }
  }
  return sum;
}
