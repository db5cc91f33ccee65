import { RapporteurError } from "@rapporteur/core/base";
import { fromAgreement, type AgreementResult } from "./agreement-result.ts";

export interface FleissResult {
  readonly kappa: AgreementResult;
  /** With every category equally likely by chance. Source: Randolph 2005, "free-marginal multirater kappa". */
  readonly freeMarginal: AgreementResult;
  /** Share of agreeing pairs of raters, by subject. */
  readonly perSubject: readonly number[];
}

/**
 * Fleiss' κ for many raters, the same number for every subject (not necessarily the same people).
 *
 * Formula: (P̄ − P̄_e)/(1 − P̄_e), P_i the share of agreeing pairs on subject i, P̄_e = Σ p_j². Source: Fleiss 1971, Psychol. Bull. 76:378–382.
 * For missing values use Krippendorff's α or Gwet's AC.
 *
 * @param counts one row a subject, one column a category: how many raters chose it
 * @throws RAP_AGREEMENT_ROW where a subject has another number of ratings than the first, or fewer than two. Cost: O(cells).
 */
export function fleissKappa(counts: readonly (readonly number[])[]): FleissResult {
  const raterCount = sum(counts[0] ?? []);
  const width = counts[0]?.length ?? 0;
  const shares = new Float64Array(width);
  const perSubject = counts.map((row, index) => {
    checkRow(row, index, { raterCount, width });
    for (const [category, count] of row.entries()) shares[category] = (shares[category] as number) + count / (raterCount * counts.length);
    return (row.reduce((total, count) => total + count * count, 0) - raterCount) / (raterCount * (raterCount - 1));
  });
  const observed = perSubject.length === 0 ? 0 : sum(perSubject) / perSubject.length;
  const expected = shares.reduce((total, share) => total + share * share, 0);
  return {
    kappa: fromAgreement(observed, expected, counts.length),
    freeMarginal: fromAgreement(observed, 1 / Math.max(1, width), counts.length),
    perSubject,
  };
}

function checkRow(row: readonly number[], index: number, { raterCount, width }: { raterCount: number; width: number }): void {
  const found = sum(row);
  if (row.length === width && found === raterCount && raterCount > 1) return;
  throw new RapporteurError("RAP_AGREEMENT_ROW", {
    row: index + 1,
    problem:
      raterCount < 2
        ? "a subject needs at least two ratings"
        : `it has ${found} ratings in ${row.length} categories, the first has ${raterCount} in ${width}`,
    cure: "give every subject the same number of ratings, or use Krippendorff's alpha",
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
