import { functionAround, functionsIn } from "./functions-in.ts";
import type { Trial } from "./judge-mutants.ts";
import type { Measure } from "./measure-tests.ts";
import type { MeasuredTest } from "./measured-test.ts";
import type { Mutant } from "./mutant.ts";

export interface PlanOptions {
  /** The tests that use the file, nearest first. */
  readonly near: readonly string[];
  readonly measure: Measure;
  /** How many tests a mutant has at most. */
  readonly most: number;
  /** How many of the nearest are looked at: of a file at the bottom of the program, hundreds use it. */
  readonly look: number;
}

/**
 * The tests of a mutant: the nearest that enter its function. What runs when its file is loaded has the tests that enter any function of the file, or, where none
 * does, those that use the file. No more tests are measured than it takes to find them.
 */
export async function planTrial(mutant: Mutant, source: string, { near, measure, most, look }: PlanOptions): Promise<Trial> {
  const around = functionAround(functionsIn(mutant.file, source), mutant);
  const enters = ({ entered }: MeasuredTest): boolean =>
    around === -1 ? [...entered].some((name) => name.startsWith(`${mutant.file} `)) : entered.has(`${mutant.file} ${around}`);
  const [entering, others]: [MeasuredTest[], MeasuredTest[]] = [[], []];
  for (const test of near.slice(0, look)) {
    if (entering.length === most) break;
    const measured = await measure(test);
    if (measured !== null) (enters(measured) ? entering : others).push(measured);
  }
  return { mutant, source, tests: around === -1 && entering.length === 0 ? others.slice(0, most) : entering };
}
