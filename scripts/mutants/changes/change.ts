import type { MutantKind } from "../mutant.ts";

/** A piece of source and what it becomes. */
export interface Change {
  readonly kind: MutantKind;
  readonly start: number;
  readonly end: number;
  readonly after: string;
}
