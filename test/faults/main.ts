/*
 * `npm run faults [-- ROUNDS [CRASHES [SEED]]]`: 100 kills a store, 20 ends of the database server, unless told; then two servers and
 * four workers on one database, killed again and again.
 * `npm run faults -- disk [STEP [CUTS [SEED]]]`: a disk that is full from each change on (1; every STEPth), and power cuts at CUTS moments (40) of each act.
 * Prints what held; fails at the first fault.
 */
import { allFaults } from "./all-faults.ts";
import { diskFaults } from "./disk/disk-faults.ts";

const [first, ...rest] = process.argv.slice(2);
const start = performance.now();
const say = (line: string): void => {
  process.stdout.write(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
};

if (first === "disk") {
  const [step = 1, cuts = 40, seed = 1] = rest.map(Number);
  await diskFaults({ step, cuts, seed, say });
} else {
  const [rounds = 100, crashes = 20, seed = 1] = [first, ...rest].filter((word) => word !== undefined).map(Number);
  await allFaults({ rounds, crashes, seed, hasCluster: true, say });
}
say("everything held");
