import { judgeMutant, type Trial, type Verdict } from "./judge-mutants.ts";
import type { ScratchCheckout } from "./scratch-checkout.ts";
import type { TestProcess } from "./test-process.ts";

export interface JudgeOptions {
  readonly limitMs: number;
  readonly say: (line: string) => void;
  readonly isOver: () => boolean;
}

/** @returns null where the process was stopped from outside */
export type Judge = (trial: Trial) => Promise<Verdict | null>;

/**
 * Judges mutants by tests that pass again once the change is taken back: the first time that a test file notices one, it is run unchanged. One that fails then (what a
 * test left behind that was cut short, a clock) says nothing: it is named and left out from there on, and the mutant is judged again without it.
 */
export function openJudge(scratch: ScratchCheckout, process: TestProcess, options: JudgeOptions): Judge {
  const sound = new Set<string>();
  const unsound = new Set<string>();
  const judge: Judge = async (given) => {
    const trial = { ...given, tests: given.tests.filter(({ test }) => !unsound.has(test)) };
    const verdict = await judgeMutant(trial, scratch, process, options);
    const noticed = trial.tests.find(({ test }) => verdict?.outcome === "killed" && verdict.by?.startsWith(test) === true)?.test;
    if (noticed === undefined || sound.has(noticed)) return verdict;
    const answer = await process.run({ tests: [noticed], changed: [] }, options.limitMs + 300_000);
    if (options.isOver()) return null;
    if (answer?.failure === null) {
      sound.add(noticed);
      return verdict;
    }
    options.say(`left out from here on, for it fails when the change is taken back: ${noticed}`);
    unsound.add(noticed);
    process.stop();
    return judge(given);
  };
  return judge;
}
