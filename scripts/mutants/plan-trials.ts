import { functionAround, functionsIn } from "./functions-in.ts";
import type { Trial } from "./judge-mutants.ts";
import type { MeasuredTest } from "./measured-test.ts";
import type { Mutant } from "./mutant.ts";

/**
 * The tests of a mutant: those that enter its function, at most `most`, in the order given. What runs when its file is loaded has the tests that enter any
 * function of the file, or, where none does, all that use the file.
 *
 * @param near the tests that use the file, nearest first
 */
export function planTrial(mutant: Mutant, source: string, near: readonly MeasuredTest[], most: number): Trial {
  const around = functionAround(functionsIn(mutant.file, source), mutant);
  const entering = near.filter(({ entered }) =>
    around === -1 ? [...entered].some((name) => name.startsWith(`${mutant.file} `)) : entered.has(`${mutant.file} ${around}`),
  );
  const tests = around === -1 && entering.length === 0 ? near : entering;
  return { mutant, source, tests: tests.slice(0, most) };
}
