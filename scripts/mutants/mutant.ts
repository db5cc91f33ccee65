/** What a mutant changes. */
export const mutantKinds = [
  "comparison",
  "arithmetic",
  "logic",
  "condition",
  "number",
  "boolean",
  "string",
  "guard",
  "array method",
  "pattern",
] as const;

export type MutantKind = (typeof mutantKinds)[number];

/** One small change of a source file, which a test should notice. */
export interface Mutant {
  /** Below the repository's root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly kind: MutantKind;
  /** UTF-16 code units of the file, half-open. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** The file's text with the change made. */
export function applyMutant(source: string, { start, end, after }: Mutant): string {
  return source.slice(0, start) + after + source.slice(end);
}
