export interface ErrorWords {
  readonly message: string;
  readonly cure: string | null;
  readonly code: string | null;
}

/** The words of anything that was thrown; failures of the API carry their code and cure. */
export function describeError(error: unknown): ErrorWords {
  if (!(error instanceof Error)) return { message: String(error), cure: null, code: null };
  const [code, cure] = ["code" in error ? error.code : null, "cure" in error ? error.cure : null];
  return { message: error.message, cure: typeof cure === "string" ? cure : null, code: typeof code === "string" ? code : null };
}
