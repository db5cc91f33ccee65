import { existsSync, readFileSync, rmSync } from "node:fs";
import type { KeptMeasures } from "./kept-measures.ts";
import type { MeasuredTest } from "./measured-test.ts";
import type { TestProcess } from "./test-process.ts";

export interface MeasureOptions {
  readonly tests: readonly string[];
  /** The file in which the probes note. */
  readonly enteredFile: string;
  readonly kept: KeptMeasures;
  readonly say: (line: string) => void;
  readonly isOver: () => boolean;
}

/** No test file takes as long. */
const limitMs = 300_000;

/** Runs each test file by itself; those that fail without any change are named and left out. */
export async function measureTests(process: TestProcess, { tests, enteredFile, kept, say, isOver }: MeasureOptions): Promise<MeasuredTest[]> {
  const measured: MeasuredTest[] = [];
  for (const [index, test] of tests.entries()) {
    if (isOver()) break;
    const known = kept.find(test);
    if (known !== undefined) {
      measured.push(known);
      continue;
    }
    rmSync(enteredFile, { force: true });
    const answer = await process.run({ tests: [test], changed: [] }, limitMs);
    if (isOver()) break;
    const failure = answer === null ? `takes more than ${limitMs / 1000} seconds` : answer.failure;
    if (failure !== null) say(`left out, for it fails without a change: ${test} (${failure})`);
    else {
      const one = { test, ms: answer?.ms ?? 0, entered: linesOf(enteredFile) };
      kept.keep(one);
      measured.push(one);
    }
    if ((index + 1) % 10 === 0 || index + 1 === tests.length) say(`tests measured: ${index + 1} of ${tests.length}`);
  }
  return measured;
}

function linesOf(file: string): Set<string> {
  return new Set(existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);
}
