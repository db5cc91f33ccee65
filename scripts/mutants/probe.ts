import { appendFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Names the file in which entered functions are noted, a line each: the test, or the module that was being loaded, a tab, the function. */
export const enteredVariable = "MUTANTS_ENTERED";
/** Names the test in processes that it starts. */
const testVariable = "MUTANTS_TEST";

const file = process.env[enteredVariable];
let test = process.env[testVariable] ?? "";
let noted = new Set<string>();
/** Modules whose own code is running, the last begun at the end. */
let loading: readonly string[] = [];

/** What the runner says of the file that it runs. */
declare const __vitest_worker__: { readonly filepath?: string } | undefined;

/** Called first and last in a module's own code. */
export function loadsForMutants(url: string, isDone: boolean): void {
  seeWhatRuns();
  const module = fileURLToPath(url);
  loading = [...loading.filter((one) => one !== module), ...(isDone ? [] : [module])];
}

/**
 * Notes a function once a test, and in each process that the test starts. A module is loaded once for all tests of a process: what it enters meanwhile is noted
 * for the module, too.
 */
export function enteredForMutants(name: string): void {
  seeWhatRuns();
  const module = loading.at(-1);
  const key = module === undefined ? name : `${module}\t${name}`;
  // Some functions are entered millions of times.
  if (noted.has(key)) return;
  noted.add(key);
  if (file !== undefined) appendFileSync(file, `${test}\t${name}\n${module === undefined ? "" : `${key}\n`}`);
}

function seeWhatRuns(): void {
  const running = typeof __vitest_worker__ === "undefined" ? undefined : __vitest_worker__?.filepath;
  if (running === undefined || running === test) return;
  test = running;
  process.env[testVariable] = running;
  noted = new Set();
  // A module that threw while the test before loaded it never ended.
  loading = [];
}
