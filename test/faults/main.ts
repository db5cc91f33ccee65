/* `npm run faults [-- ROUNDS [CRASHES [SEED]]]`: 100 kills a store, 20 ends of the database server, unless told. Prints what held; fails at the first fault. */
import { allFaults } from "./all-faults.ts";

const [rounds = 100, crashes = 20, seed = 1] = process.argv.slice(2).map(Number);
const start = performance.now();
const say = (line: string): void => {
  process.stdout.write(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
};

await allFaults({ rounds, crashes, seed, say });
say("everything held");
