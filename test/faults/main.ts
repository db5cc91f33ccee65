/*
 * `npm run faults [-- ROUNDS [CRASHES [SEED]]]`: 100 kills a store, 20 ends of the database server, unless told; then two servers and
 * four workers on one database, killed again and again.
 * `npm run faults -- kills [ROUNDS [SEED [DATABASE]]]`: kills of the writing process alone, 200 a store; DATABASE sqlite or postgres: one store.
 * `npm run faults -- disk [STEP [CUTS [SEED]]]`: a disk that is full from each change on (1; every STEPth), and power cuts at CUTS moments (40) of each act.
 * `npm run faults -- cluster [ROUNDS [SEED]]`: PostgreSQL with a standby, two servers and four workers, each on a host of its own (network namespaces, for which one has to be
 * root): links are cut and slowed, workers and servers killed, the database ended and failed over, with clocks that go wrong; 50 rounds unless told.
 * Prints what held; fails at the first fault.
 */
import { allFaults, onlyKills } from "./all-faults.ts";
import { seededRandom } from "../../packages/core/src/base/random.ts";
import { noNetwork } from "./network/hosts.ts";
import { networkRounds } from "./network/network-rounds.ts";
import { diskFaults } from "./disk/disk-faults.ts";

const [first, ...rest] = process.argv.slice(2);
const start = performance.now();
const say = (line: string): void => {
  process.stdout.write(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
};

if (first === "disk") {
  const [step = 1, cuts = 40, seed = 1] = rest.map(Number);
  await diskFaults({ step, cuts, seed, say });
} else if (first === "kills") {
  const [rounds = 200, seed = 1] = rest.slice(0, 2).map(Number);
  await onlyKills(rest[2] === undefined ? ["sqlite", "postgres"] : [rest[2]], { rounds, seed, say });
} else if (first === "cluster") {
  const [rounds = 50, seed = 1] = rest.map(Number);
  const reason = noNetwork();
  if (reason !== null) {
    say(`hosts cannot be made here (${reason}): processes on one host are killed instead, and no link is cut`);
    await allFaults({ rounds, crashes: 0, seed, hasCluster: true, say });
  } else {
    const { name, writes } = await networkRounds({ rounds, documents: 40 + rounds * 20, servers: 2, workers: 4, random: seededRandom(seed), say });
    say(`held     ${name}: ${rounds} rounds, ${writes} writes`);
  }
} else {
  const [rounds = 100, crashes = 20, seed = 1] = [first, ...rest].filter((word) => word !== undefined).map(Number);
  await allFaults({ rounds, crashes, seed, hasCluster: true, say });
}
say("everything held");
