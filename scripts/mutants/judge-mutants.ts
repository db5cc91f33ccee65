import { applyMutant, type Mutant } from "./mutant.ts";
import type { ScratchCheckout } from "./scratch-checkout.ts";
import type { TestProcess } from "./test-process.ts";

export type Outcome = "killed" | "survived" | "no test";

/** What the tests say to a mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  /** The test that failed, or why it counts as killed. */
  readonly by: string | null;
  /** How many test files were there to notice it. */
  readonly tests: number;
  readonly ms: number;
}

/** A mutant, and the test files that are to notice it. */
export interface Trial {
  readonly mutant: Mutant;
  readonly source: string;
  readonly tests: readonly { readonly test: string; readonly ms: number }[];
}

/**
 * Makes the change in the scratch checkout, runs the tests up to the first failure, and takes the change back. One that takes more than `limitMs` and three
 * times what it takes unchanged counts as killed.
 *
 * @returns null where the process was stopped from outside
 */
export async function judgeMutant(
  { mutant, source, tests }: Trial,
  scratch: ScratchCheckout,
  process: TestProcess,
  { limitMs, isOver }: { readonly limitMs: number; readonly isOver: () => boolean },
): Promise<Verdict | null> {
  if (tests.length === 0) return { mutant, outcome: "no test", by: null, tests: 0, ms: 0 };
  const began = performance.now();
  scratch.write(mutant.file, applyMutant(source, mutant));
  const limit = limitMs + 3 * tests.reduce((sum, { ms }) => sum + ms, 0);
  const answer = await process.run({ tests: tests.map(({ test }) => test), changed: [mutant.file] }, limit);
  scratch.write(mutant.file, source);
  if (isOver()) return null;
  const by = answer === null ? "hangs or ends the process" : answer.failure;
  return { mutant, outcome: by === null ? "survived" : "killed", by, tests: tests.length, ms: performance.now() - began };
}
