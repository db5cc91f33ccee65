import { functionAround, functionsIn } from "./functions-in.ts";
import type { Trial } from "./judge-mutants.ts";
import type { Measure } from "./measure-tests.ts";
import type { MeasuredTest } from "./measured-test.ts";
import type { Mutant } from "./mutant.ts";

/** A mutant, and the tests that use its file, nearest first. */
export interface Candidate {
  readonly mutant: Mutant;
  readonly source: string;
  readonly near: readonly string[];
}

/**
 * The tests of each mutant: the `most` nearest that enter its function, the quickest first, looked for among the `look` nearest that use its file. What runs when its file is loaded has
 * the tests that enter any function of the file, and where these are too few, others that use it. Tests are measured in rounds, of all mutants together, until there are enough.
 */
export async function planTrials(
  candidates: readonly Candidate[],
  { measure, most, look }: { readonly measure: Measure; readonly most: number; readonly look: number },
): Promise<Trial[]> {
  const plans = candidates.map((candidate): Candidate & { readonly looked: MeasuredTest[] } => ({
    ...candidate,
    near: candidate.near.slice(0, look),
    looked: [],
  }));
  for (let from = 0; from < look; from += most) {
    const open = plans.filter(({ mutant, source, near, looked }) => near.length > from && entering(mutant, source, looked).length < most);
    const found = new Map((await measure(open.flatMap(({ near }) => near.slice(from, from + most)))).map((one) => [one.test, one]));
    for (const { near, looked } of open) looked.push(...near.slice(from, from + most).flatMap((test) => found.get(test) ?? []));
  }
  return plans.map(({ mutant, source, looked }) => {
    const own = entering(mutant, source, looked);
    const isLoaded = functionAround(functionsIn(mutant.file, source), mutant) === -1;
    const others = isLoaded ? looked.filter((one) => !own.includes(one)) : [];
    // The first that fails ends the trial.
    const tests = [...own, ...others].slice(0, most).toSorted((one, other) => one.ms - other.ms);
    return { mutant, source, tests };
  });
}

function entering(mutant: Mutant, source: string, tests: readonly MeasuredTest[]): MeasuredTest[] {
  const around = functionAround(functionsIn(mutant.file, source), mutant);
  return tests.filter(({ entered }) =>
    around === -1 ? [...entered].some((name) => name.startsWith(`${mutant.file} `)) : entered.has(`${mutant.file} ${around}`),
  );
}
