import { existsSync, readFileSync, rmSync } from "node:fs";
import type { KeptMeasures } from "./kept-measures.ts";
import type { MeasuredTest } from "./measured-test.ts";
import type { TestProcess } from "./test-process.ts";

export interface MeasureOptions {
  /** The file in which the probes note. */
  readonly enteredFile: string;
  readonly kept: KeptMeasures;
  readonly say: (line: string) => void;
  readonly isOver: () => boolean;
}

/** No test file takes as long. */
const limitMs = 300_000;

/** Runs a test file by itself, once; null for one that fails without any change, which is named, and from when the run shall end. */
export type Measure = (test: string) => Promise<MeasuredTest | null>;

export function openMeasure(process: TestProcess, { enteredFile, kept, say, isOver }: MeasureOptions): Measure {
  const measured = new Map<string, MeasuredTest | null>();
  const measure: Measure = async (test) => {
    if (isOver()) return null;
    rmSync(enteredFile, { force: true });
    const answer = await process.run({ tests: [test], changed: [] }, limitMs);
    if (isOver()) return null;
    const failure = answer === null ? `takes more than ${limitMs / 1000} seconds` : answer.failure;
    if (failure !== null) {
      say(`left out, for it fails without a change: ${test} (${failure})`);
      return null;
    }
    const one = { test, ms: answer?.ms ?? 0, entered: linesOf(enteredFile) };
    kept.keep(one);
    return one;
  };
  return async (test) => {
    const known = measured.get(test);
    if (known !== undefined) return known;
    const found = kept.find(test) ?? (await measure(test));
    measured.set(test, found);
    return found;
  };
}

function linesOf(file: string): Set<string> {
  return new Set(existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);
}
