import { actorMass } from "../select/cell-index.ts";
import { addSharedLayers, type OneModeInput } from "./one-mode.ts";
import type { Aggregation, Normalization } from "../options.ts";
import { profileMeasure } from "./profile-measures.ts";

/**
 * Divides the numerators of a one-mode network; a divisor of 0 gives 0.
 *
 * Formula, with N(i) the actor's statements over all columns and levels:
 * average (N(i) + N(h)) / 2; cosine (DNA's name) N(i)·N(h); jaccard (DNA's name) m₁₀ + m₀₁ + m₁₁, where m₁₀ and m₀₁ are
 * the statements on (column, level) pairs that only one uses and m₁₁ the sum of products on shared ones.
 * The others are measures of whole profiles: `profile-measures.ts`.
 *
 * @returns a new n × n matrix, or the numerators themselves for `no`
 * Cost: O(n²), and the shared cells once more for jaccard and the profile measures.
 */
export function normalizeOneMode(input: OneModeInput, numerators: Float64Array, by: Normalization, aggregation: Aggregation): Float64Array {
  if (by === "no") return numerators;
  if (by === "average") return divideByMean(numerators, actorMass(input.index, input.values.mass));
  if (by === "cosine") return divideByProduct(numerators, actorMass(input.index, input.values.product));
  if (by === "jaccard") return divideByCells(numerators, jaccardDivisors(input), input.index.actorCount);
  return profileMeasure(input, numerators, by, aggregation);
}

function divideByMean(numerators: Float64Array, totals: Float64Array): Float64Array {
  const size = totals.length;
  const values = new Float64Array(numerators.length);
  for (let i = 0; i < size; i++) {
    const total = totals[i] as number;
    for (let at = i * size, h = 0; h < size; h++, at++) {
      const numerator = numerators[at] as number;
      const divisor = (total + (totals[h] as number)) / 2;
      if (numerator !== 0 && divisor !== 0) values[at] = numerator / divisor;
    }
  }
  return values;
}

function divideByProduct(numerators: Float64Array, totals: Float64Array): Float64Array {
  const size = totals.length;
  const values = new Float64Array(numerators.length);
  for (let i = 0; i < size; i++) {
    const total = totals[i] as number;
    for (let at = i * size, h = 0; h < size; h++, at++) {
      const numerator = numerators[at] as number;
      const divisor = total * (totals[h] as number);
      if (numerator !== 0 && divisor !== 0) values[at] = numerator / divisor;
    }
  }
  return values;
}

function divideByCells(numerators: Float64Array, divisors: Float64Array, actorCount: number): Float64Array {
  const values = new Float64Array(numerators.length);
  for (let i = 0; i < actorCount; i++)
    for (let h = 0; h < actorCount; h++) {
      const by = divisors[Math.min(i, h) * actorCount + Math.max(i, h)] as number;
      values[i * actorCount + h] = by === 0 ? 0 : (numerators[i * actorCount + h] as number) / by;
    }
  return values;
}

/** m₁₀ + m₀₁ + m₁₁ = N(i) + N(h) − Σ shared (mass + mass) + Σ shared product·product, above the diagonal. */
function jaccardDivisors(input: OneModeInput): Float64Array {
  const { index, values } = input;
  const divisors = new Float64Array(index.actorCount ** 2);
  if (values.product === values.mass) addSharedLayers(divisors, input, (a, b) => a * b - a - b, values.product);
  else {
    addSharedLayers(divisors, input, (a, b) => a * b, values.product);
    addSharedLayers(divisors, input, (a, b) => -a - b, values.mass);
  }
  const total = actorMass(index, values.mass);
  for (let i = 0; i < index.actorCount; i++)
    for (let h = i; h < index.actorCount; h++) {
      const at = i * index.actorCount + h;
      divisors[at] = (divisors[at] as number) + (total[i] as number) + (total[h] as number);
    }
  return divisors;
}
