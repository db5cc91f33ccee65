import { RapporteurError } from "@rapporteur/core/base";

/** Credit for a pair of categories, by index: 1 on the diagonal, 0 for the farthest apart. */
export type AgreementWeights = "identity" | "linear" | "quadratic" | readonly (readonly number[])[];

/**
 * Credits over q categories in their order. Linear ("equal"): 1 − |i − j|/(q − 1); quadratic ("squared"): 1 − ((i − j)/(q − 1))². A matrix gives the credits
 * itself. @throws RAP_AGREEMENT_OPTION for a matrix of another size
 */
export function creditOf(weights: AgreementWeights, size: number): (row: number, column: number) => number {
  const span = Math.max(1, size - 1);
  if (weights === "identity") return (row, column) => (row === column ? 1 : 0);
  if (weights === "linear") return (row, column) => 1 - Math.abs(row - column) / span;
  if (weights === "quadratic") return (row, column) => 1 - ((row - column) / span) ** 2;
  if (weights.length !== size || weights.some((row) => row.length !== size)) {
    throw new RapporteurError("RAP_AGREEMENT_OPTION", {
      option: "the matrix of weights",
      value: `${weights.length} rows`,
      must: `${size} rows and columns, one a category`,
    });
  }
  return (row, column) => weights[row]?.[column] ?? 0;
}

/**
 * Credits from disagreement weights, as Cohen 1968 writes them (0 on the diagonal, any size): 1 − w / the greatest w.
 */
export function creditsFromDisagreement(disagreement: readonly (readonly number[])[]): number[][] {
  const greatest = Math.max(...disagreement.flat());
  return disagreement.map((row) => row.map((weight) => 1 - weight / greatest));
}
