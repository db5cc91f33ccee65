/** How many statements stand behind a figure, and how many of them no person has reviewed. Every figure prints it. */
export interface ReviewBasis {
  readonly statements: number;
  readonly reviewed: number;
  /** In [0, 1]; null where there is no statement. */
  readonly unreviewedShare: number | null;
}

/** Counts what a person has seen. Cost: O(n). */
export function reviewBasis(statements: readonly { readonly reviewedByPerson: boolean }[]): ReviewBasis {
  let reviewed = 0;
  for (const statement of statements) if (statement.reviewedByPerson) reviewed++;
  const count = statements.length;
  return { statements: count, reviewed, unreviewedShare: count === 0 ? null : (count - reviewed) / count };
}
