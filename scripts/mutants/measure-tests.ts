import { existsSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import type { KeptMeasures } from "./kept-measures.ts";
import type { MeasuredTest } from "./measured-test.ts";
import type { TestProcess } from "./test-process.ts";

export interface MeasureOptions {
  /** The checkout in which the tests run. */
  readonly folder: string;
  /** The file in which the probes note. */
  readonly enteredFile: string;
  /** All that use a module, over others too. */
  readonly usersOf: (module: string) => { readonly has: (test: string) => boolean };
  readonly kept: KeptMeasures;
  readonly say: (line: string) => void;
  readonly isOver: () => boolean;
}

/** What the tests of a list do; those that fail without any change are named and left out. */
export type Measure = (tests: readonly string[]) => Promise<readonly MeasuredTest[]>;

/** For a test file, of those that run together. None takes as long by itself. */
const limitMs = 120_000;

/** Runs each test file once, however often it is asked for: those that are asked for together share a process, which loads the program once. */
export function openMeasure(process: TestProcess, options: MeasureOptions): Measure {
  const { kept } = options;
  const measured = new Map<string, MeasuredTest | null>();
  /** Functions by the module that enters them while it is loaded, which the first test of a process does for all. */
  const atLoad = new Map<string, ReadonlySet<string>>();
  return async (tests) => {
    for (const test of tests) {
      const known = measured.has(test) ? undefined : kept.find(test);
      if (known !== undefined) measured.set(test, known);
    }
    const unknown = [...new Set(tests)].filter((test) => !measured.has(test));
    for (const test of unknown) measured.set(test, null);
    for (const one of unknown.length === 0 ? [] : await runOnce(process, unknown, atLoad, options)) {
      kept.keep(one);
      measured.set(one.test, one);
    }
    return tests.flatMap((test) => measured.get(test) ?? []);
  };
}

async function runOnce(
  process: TestProcess,
  tests: readonly string[],
  atLoad: Map<string, ReadonlySet<string>>,
  { folder, enteredFile, usersOf, say, isOver }: MeasureOptions,
): Promise<MeasuredTest[]> {
  if (isOver()) return [];
  say(`looking at what ${tests.length} test files enter`);
  rmSync(enteredFile, { force: true });
  const answer = await process.run({ tests, changed: [] }, limitMs * tests.length);
  if (isOver()) return [];
  const entered = enteredIn(enteredFile, folder);
  for (const [file, names] of entered) if (!tests.includes(file)) atLoad.set(file, new Set([...names, ...(atLoad.get(file) ?? [])]));
  const loaded = [...atLoad].map(([module, names]) => ({ users: usersOf(module), names }));
  return tests.flatMap((test) => {
    const done = answer?.files.find((one) => one.test === test);
    if (done?.failure === null) {
      const names = loaded.filter(({ users }) => users.has(test)).flatMap((one) => [...one.names]);
      return [{ test, ms: done.ms, entered: new Set([...(entered.get(test) ?? []), ...names]) }];
    }
    say(`left out, for it fails without a change: ${test} (${done?.failure ?? "does not end"})`);
    return [];
  });
}

/** Functions by the test that entered them, or the module. */
function enteredIn(file: string, folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const entered = new Map<string, Set<string>>();
  for (const line of existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []) {
    const [path = "", name = ""] = line.split("\t");
    const one = relative(folder, path);
    entered.set(one, (entered.get(one) ?? new Set()).add(name));
  }
  return entered;
}
