import { fromAgreement, type AgreementResult, type Codings } from "./agreement-result.ts";
import { creditOf, type AgreementWeights } from "./agreement-weights.ts";
import type { Contingency } from "./contingency.ts";
import { compareValues } from "./value-metrics.ts";
import { observedCredit, sharedMargin } from "./two-coders.ts";

/**
 * Gwet's AC1 (identity weights) or AC2 (others) for two coders. It does not collapse where nearly all units fall into one category, as κ and π do; the price is
 * another idea of chance, that coders guess only on hard units.
 *
 * Formula: p_e = T_w/(q(q − 1)) · Σ π_k(1 − π_k), T_w the sum of all credits. Source: Gwet 2008, Br. J. Math. Stat. Psychol. 61:29–48. Cost: O(categories²).
 */
export function gwetTwoCoders(table: Contingency, weights: AgreementWeights = "identity"): AgreementResult {
  if (table.total === 0) return fromAgreement(0, 0, 0);
  return fromAgreement(observedCredit(table, weights), chanceOf(sharedMargin(table), weights), table.total);
}

function chanceOf(shares: Float64Array, weights: AgreementWeights): number {
  const size = shares.length;
  if (size < 2) return 1;
  const credit = creditOf(weights, size);
  let total = 0;
  for (let row = 0; row < size; row++) for (let column = 0; column < size; column++) total += credit(row, column);
  return (total / (size * (size - 1))) * shares.reduce((sum, share) => sum + share * (1 - share), 0);
}

/**
 * AC1 or AC2 for any number of coders and missing values. Units with one value count for the shares of the categories, not for the agreement.
 * Source: Gwet 2014, Handbook of Inter-Rater Reliability, ch. 5.
 *
 * @param categories in their order; those that occur, sorted, where left out. Cost: O(values + units × categories²).
 */
export function gwetManyCoders(
  codings: Codings,
  weights: AgreementWeights = "identity",
  categories?: readonly (string | number | boolean)[],
): AgreementResult {
  const order = categories ?? [...new Set(codings.flat().filter((value) => value !== null))].sort(compareValues);
  const indexOf = new Map(order.map((value, index) => [value, index]));
  const credit = creditOf(weights, order.length);
  const shares = new Float64Array(order.length);
  let [agreement, pairedCount, ratedCount] = [0, 0, 0];
  for (const unit of codings) {
    const counts = new Float64Array(order.length);
    let size = 0;
    for (const value of unit) {
      if (value === null) continue;
      const index = indexOf.get(value) ?? 0;
      counts[index] = (counts[index] as number) + 1;
      size++;
    }
    if (size === 0) continue;
    ratedCount++;
    for (const [index, count] of counts.entries()) shares[index] = (shares[index] as number) + count / size;
    if (size < 2) continue;
    pairedCount++;
    agreement += unitAgreement(counts, size, credit);
  }
  if (pairedCount === 0) return fromAgreement(0, 0, 0);
  return fromAgreement(
    agreement / pairedCount,
    chanceOf(
      shares.map((share) => share / ratedCount),
      weights,
    ),
    pairedCount,
  );
}

function unitAgreement(counts: Float64Array, size: number, credit: (row: number, column: number) => number): number {
  let sum = 0;
  for (const [row, count] of counts.entries()) {
    if (count === 0) continue;
    let credited = 0;
    for (const [column, other] of counts.entries()) credited += credit(row, column) * other;
    sum += count * (credited - 1);
  }
  return sum / (size * (size - 1));
}
