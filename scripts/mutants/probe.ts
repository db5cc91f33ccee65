import { appendFileSync } from "node:fs";

/** Names the file in which the functions that tests enter are noted, a line each: the test, a tab, the function. */
export const enteredVariable = "MUTANTS_ENTERED";
/** Names the test in processes that it starts. */
const testVariable = "MUTANTS_TEST";

const file = process.env[enteredVariable];
let test = process.env[testVariable] ?? "";
let noted = new Set<string>();

/** What the runner says of the file that it runs. */
declare const __vitest_worker__: { readonly filepath?: string } | undefined;

/** Notes a function once a test, and in each process that the test starts. */
export function enteredForMutants(name: string): void {
  const running = typeof __vitest_worker__ === "undefined" ? undefined : __vitest_worker__?.filepath;
  if (running !== undefined && running !== test) {
    test = running;
    process.env[testVariable] = running;
    noted = new Set();
  }
  // Some functions are entered millions of times.
  if (noted.has(name)) return;
  noted.add(name);
  if (file !== undefined) appendFileSync(file, `${test}\t${name}\n`);
}
