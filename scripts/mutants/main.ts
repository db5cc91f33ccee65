/*
 * `npm run mutants -- --in packages/engines/src --count 60 --seed 1`: makes one small change of the sources at a time (a comparison turned, a guard removed),
 * in a copy of the checkout, and runs the tests that enter the changed function. A change that no test notices shows where a test is missing. `--list` shows the
 * changes, `--json FILE` keeps the outcome, Ctrl-C prints what there is so far.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom, shuffle } from "../../packages/core/src/base/index.ts";
import { repository } from "../api/resolve-module.ts";
import { findMutants } from "./find-mutants.ts";
import type { Verdict } from "./judge-mutants.ts";
import { readOptions, usage } from "./read-options.ts";
import { describeMutant, reportMutants } from "./report-mutants.ts";
import { runTrials } from "./run-trials.ts";
import { sampleMutants } from "./sample-mutants.ts";
import { survivorsOf } from "./survivors-of.ts";

const inPlace = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.toSorted((a, b) => (a.mutant.file < b.mutant.file ? -1 : a.mutant.file > b.mutant.file ? 1 : a.mutant.start - b.mutant.start));
const isTestCode = /\.(?:test|conformance|test-data)\.tsx?$|-for-tests\.ts$|\/testing\//;

const options = readOptions(process.argv.slice(2));
if (options === null) {
  process.stderr.write(usage);
  process.exit(2);
}
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const files = globSync(
  options.folders.map((folder) => `${folder.replace(/\/$/, "")}/**/*.ts`),
  { cwd: repository },
)
  .filter((file) => !isTestCode.test(file))
  .sort();
const sources = new Map(files.map((file) => [file, readFileSync(join(repository, file), "utf8")]));
const mutants = [...sources].flatMap(([file, source]) => findMutants(file, source));
const { survivors, count, seed } = options;
const sample = survivors === null ? sampleMutants(mutants, count, seededRandom(seed)) : survivorsOf(survivors, mutants);
say(`${mutants.length} places in ${files.length} files; ${sample.length} ${survivors === null ? `drawn (seed ${seed})` : `left from ${survivors}`}`);

if (options.isList) {
  for (const mutant of sample) say(describeMutant(mutant));
} else {
  let hasEnded = false;
  const verdicts: Verdict[] = await runTrials({
    ...options,
    // So that what is judged before Ctrl-C is a fair sample, too.
    sample: shuffle([...sample], seededRandom(seed)),
    sources,
    say,
    isOver: () => hasEnded,
    onEnd: (stop) => {
      process.once("SIGINT", () => {
        hasEnded = true;
        stop();
      });
    },
  });
  say(`\n${reportMutants(inPlace(verdicts))}`);
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify({ ...options, verdicts }, null, 2)}\n`);
}
