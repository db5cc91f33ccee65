import { fromAgreement, type AgreementResult } from "./agreement-result.ts";
import { creditOf, type AgreementWeights } from "./agreement-weights.ts";
import { marginsOf, type Contingency } from "./contingency.ts";

/** Share of units on which two coders agree; null for an empty table. Says nothing of chance. */
export function percentAgreement(table: Contingency): number | null {
  return table.total === 0 ? null : observedCredit(table, "identity");
}

/**
 * Cohen's κ, weighted where weights are given: agreement beyond what the two coders' own habits would bring by chance.
 *
 * Formula: (p_o − p_e)/(1 − p_e), p_e from the product of the two margins. Sources: Cohen 1960, Educ. Psychol. Meas. 20:37–46; 1968, Psychol.
 * Bull. 70:213–220. Beware: for equal agreement κ is higher where the margins differ more. Cost: O(categories²).
 */
export function cohenKappa(table: Contingency, weights: AgreementWeights = "identity"): AgreementResult {
  if (table.total === 0) return fromAgreement(0, 0, 0);
  const { rows, columns } = marginsOf(table);
  return fromAgreement(observedCredit(table, weights), expectedCredit(rows, columns, weights), table.total);
}

/** Scott's π: chance from the margins of both coders together. Source: Scott 1955, Public Opinion Q. 19:321–325. */
export function scottPi(table: Contingency, weights: AgreementWeights = "identity"): AgreementResult {
  if (table.total === 0) return fromAgreement(0, 0, 0);
  const shared = sharedMargin(table);
  return fromAgreement(observedCredit(table, weights), expectedCredit(shared, shared, weights), table.total);
}

/** Bennett, Alpert and Goldstein's S: every category equally likely by chance. Source: 1954, Public Opinion Q. 18:303–308. */
export function bennettS(table: Contingency): AgreementResult {
  if (table.total === 0) return fromAgreement(0, 0, 0);
  return fromAgreement(observedCredit(table, "identity"), 1 / table.categories.length, table.total);
}

/** The highest p_o and κ that the two margins allow. Source: Cohen 1960. */
export function greatestKappa(table: Contingency): { readonly agreement: number; readonly kappa: AgreementResult } {
  const { rows, columns } = marginsOf(table);
  let agreement = 0;
  for (const [index, share] of rows.entries()) agreement += Math.min(share, columns[index] as number);
  return { agreement, kappa: fromAgreement(agreement, expectedCredit(rows, columns, "identity"), table.total) };
}

/**
 * Large-sample standard error of unweighted κ, for an interval κ ± 1.96 s.e.; null where κ is undefined. The table must hold counts.
 * Source: Fleiss, Cohen and Everitt 1969, Psychol. Bull. 72:323–327.
 */
export function kappaStandardError(table: Contingency): number | null {
  const result = cohenKappa(table);
  if (result.kind !== "value") return null;
  const { rows, columns } = marginsOf(table);
  const size = table.categories.length;
  const rest = 1 - result.value;
  let sum = 0;
  for (const [index, cell] of table.cells.entries()) {
    const [row, column] = [Math.floor(index / size), index % size];
    const share = cell / table.total;
    const crossed = (columns[row] as number) + (rows[column] as number);
    sum += row === column ? share * (1 - ((rows[row] as number) + (columns[row] as number)) * rest) ** 2 : share * (rest * crossed) ** 2;
  }
  const variance = (sum - (result.value - result.expected * rest) ** 2) / (table.total * (1 - result.expected) ** 2);
  return Math.sqrt(Math.max(0, variance));
}

/** Mean share of each category over both coders. */
export function sharedMargin(table: Contingency): Float64Array {
  const { rows, columns } = marginsOf(table);
  return rows.map((share, index) => (share + (columns[index] as number)) / 2);
}

export function observedCredit(table: Contingency, weights: AgreementWeights): number {
  const size = table.categories.length;
  const credit = creditOf(weights, size);
  let sum = 0;
  for (const [index, cell] of table.cells.entries()) sum += cell * credit(Math.floor(index / size), index % size);
  return sum / table.total;
}

function expectedCredit(rows: Float64Array, columns: Float64Array, weights: AgreementWeights): number {
  const credit = creditOf(weights, rows.length);
  let sum = 0;
  for (const [row, share] of rows.entries()) for (const [column, other] of columns.entries()) sum += share * other * credit(row, column);
  return sum;
}
