import { join } from "node:path";
import { openJudge } from "./judge-fairly.ts";
import type { Trial, Verdict } from "./judge-mutants.ts";
import { openKeptMeasures } from "./kept-measures.ts";
import { openMeasure } from "./measure-tests.ts";
import type { Mutant } from "./mutant.ts";
import { planTrials } from "./plan-trials.ts";
import { probedFiles } from "./probed-files.ts";
import type { MutantOptions } from "./read-options.ts";
import { describeMutant } from "./report-mutants.ts";
import { makeScratchCheckout, type ScratchCheckout } from "./scratch-checkout.ts";
import { openTestProcess, type TestProcess } from "./test-process.ts";
import { readUsers, stepsFrom, testsNear } from "./tests-near.ts";

export interface Trials extends MutantOptions {
  readonly sample: readonly Mutant[];
  /** By file. */
  readonly sources: ReadonlyMap<string, string>;
  readonly say: (line: string) => void;
  /** True as soon as the run shall end with what it has. */
  readonly isOver: () => boolean;
  /** Is given what stops the tests that run. */
  readonly onEnd: (stop: () => void) => void;
}

/** Measures which tests enter which functions, then tries one mutant after the other. */
export async function runTrials(trials: Trials): Promise<Verdict[]> {
  const { say, isOver, limitMs, skip } = trials;
  const scratch = makeScratchCheckout();
  const enteredFile = join(scratch.folder, ".cache", "entered.txt");
  const measuring = openTestProcess(scratch.folder, { skip, isWhole: true, entered: enteredFile });
  const process = openTestProcess(scratch.folder, { skip, isWhole: false, entered: enteredFile });
  trials.onEnd(() => {
    measuring.stop();
    process.stop();
  });
  try {
    const planned = await plan(trials, scratch, measuring, enteredFile);
    const judge = openJudge(scratch, process, { limitMs, say, isOver });
    const verdicts: Verdict[] = [];
    for (const [index, trial] of planned.entries()) {
      if (isOver()) break;
      const verdict = await judge(trial);
      if (verdict === null) break;
      verdicts.push(verdict);
      const killed = verdicts.filter(({ outcome }) => outcome === "killed").length;
      const seconds = (verdict.ms / 1000).toFixed(1);
      say(`${index + 1} of ${planned.length}, ${killed} killed: ${verdict.outcome} in ${seconds} s, ${describeMutant(trial.mutant)}`);
    }
    return verdicts;
  } finally {
    measuring.stop();
    process.stop();
    scratch.remove();
  }
}

async function plan(
  { sample, sources, tests: below, without, most, look, measures, say, isOver }: Trials,
  scratch: ScratchCheckout,
  measuring: TestProcess,
  enteredFile: string,
): Promise<Trial[]> {
  const isLeftOut = (test: string): boolean => without !== "" && new RegExp(without).test(test);
  const runnable = new Set((await measuring.tests()).filter((test) => below.some((folder) => test.startsWith(folder)) && !isLeftOut(test)));
  const users = readUsers();
  // What is kept serves other samples too.
  const files = measures === null ? [...new Set(sample.map(({ file }) => file))] : [...sources.keys()];
  const probed = probedFiles(files, sources, users, scratch.folder);
  for (const { file, changed } of probed) scratch.write(file, changed);
  const kept = openKeptMeasures(measures, sources);
  const measure = openMeasure(measuring, { folder: scratch.folder, enteredFile, usersOf: (module) => stepsFrom(module, users), kept, say, isOver });
  const near = new Map(files.map((file) => [file, testsNear(file, users, (test) => runnable.has(test))]));
  const candidates = sample.map((mutant) => ({ mutant, source: sources.get(mutant.file) ?? "", near: near.get(mutant.file) ?? [] }));
  const trials = await planTrials(candidates, { measure, most, look });
  for (const { file, source } of probed) scratch.write(file, source);
  measuring.stop();
  return trials;
}
