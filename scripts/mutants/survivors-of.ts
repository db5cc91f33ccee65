import { readFileSync } from "node:fs";
import type { Verdict } from "./judge-mutants.ts";
import type { Mutant } from "./mutant.ts";

/**
 * Of an outcome that --json wrote, the mutants that no test noticed, as far as their places are what they were: to be tried again when tests have been added.
 *
 * @param mutants all that the sources have now
 */
export function survivorsOf(file: string, mutants: readonly Mutant[]): Mutant[] {
  const { verdicts } = JSON.parse(readFileSync(file, "utf8")) as { readonly verdicts: readonly Verdict[] };
  const wanted = new Set(verdicts.filter(({ outcome }) => outcome !== "killed").map(({ mutant }) => JSON.stringify(mutant)));
  return mutants.filter((mutant) => wanted.has(JSON.stringify(mutant)));
}
