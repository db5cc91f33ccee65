import { appendFileSync } from "node:fs";

/** Names the file in which the functions that a test enters are noted, a line each. */
export const enteredVariable = "MUTANTS_ENTERED";

const file = process.env[enteredVariable];
const noted = new Set<string>();

/** Notes a function once a process; in processes that a test starts, too. */
export function enteredForMutants(name: string): void {
  // Some functions are entered millions of times.
  if (noted.has(name)) return;
  noted.add(name);
  if (file !== undefined) appendFileSync(file, `${name}\n`);
}
