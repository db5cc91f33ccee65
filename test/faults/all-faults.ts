import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "../../packages/core/src/base/random.ts";
import { startPostgres, type PostgresServer } from "../../packages/app/src/store/testing/postgres-server.ts";
import { clusterRounds } from "./cluster-rounds.ts";
import { diskFull } from "./disk-full.ts";
import { killRounds, prepareLibrary, type FaultReport } from "./kill-rounds.ts";
import { clockBackwards, readOnlyFile, secondOwner } from "./other-faults.ts";
import { serverCrashes } from "./server-crash.ts";

export interface FaultOptions {
  /** Kills of the writing process, in each store. */
  readonly rounds: number;
  /** Ends of the database server. */
  readonly crashes: number;
  readonly seed: number;
  /** Servers and workers as processes of their own, too: minutes. */
  readonly hasCluster?: boolean;
  readonly say: (line: string) => void;
}

type Step = readonly [name: string, run: (folder: string, options: FaultOptions) => Promise<FaultReport | null>];

/** Enough that most rounds find some left. */
const unitsOf = (rounds: number): number => 50 + rounds * 15;

const onFile: readonly Step[] = [
  [
    "SQLite: writer killed",
    (folder, { rounds, seed, say }) =>
      killRounds("SQLite: writer killed", join(folder, "killed.rapporteur"), {
        rounds,
        units: unitsOf(rounds),
        random: seededRandom(seed),
        onRound: progress(say, "SQLite", rounds),
      }),
  ],
  ["SQLite: disk full", (folder) => diskFull(folder)],
  ["SQLite: file that may not be written", (folder) => readOnlyFile(folder)],
  [
    "SQLite: second server on one file",
    async (folder) => {
      const path = join(folder, "second.rapporteur");
      await prepareLibrary(path, 0);
      return secondOwner(path);
    },
  ],
  [
    "SQLite: clock going backwards",
    (folder, { rounds, seed }) => clockBackwards(join(folder, "clock.rapporteur"), { rounds, random: seededRandom(seed) }),
  ],
];

function progress(say: (line: string) => void, name: string, rounds: number): (round: number, writes: number) => void {
  return (round, writes) => {
    if (round % 10 === 0 && round < rounds) say(`  ${name}: ${round} of ${rounds} rounds, ${writes} writes acknowledged`);
  };
}

/**
 * Kills of the writing process alone, in these stores.
 * @throws Fault
 */
export async function onlyKills(stores: readonly string[], { rounds, seed, say }: Pick<FaultOptions, "rounds" | "seed" | "say">): Promise<void> {
  const options = { rounds, crashes: 0, seed, say };
  if (stores.includes("sqlite")) await inFolder((folder) => onFiles(folder, options, noteTo(say), onFile.slice(0, 1)));
  if (!stores.includes("postgres")) return;
  const server = await startPostgres();
  try {
    noteTo(say)(await killsOnServer(server, options));
  } finally {
    await server.stop();
  }
}

/**
 * Everything that can go wrong under a library, on real stores. Each store ends at its first fault.
 * @throws Fault
 */
export async function allFaults(options: FaultOptions): Promise<FaultReport[]> {
  const done: FaultReport[] = [];
  const tell = noteTo(options.say);
  const note: Note = (report) => {
    done.push(report);
    tell(report);
  };
  await inFolder(async (folder) => {
    // A file and a server have nothing to do with each other: both at once take half as long.
    const outcomes = await Promise.allSettled([onFiles(folder, options, note), onServer(options, note)]);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  });
  return done;
}

async function inFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "faults-"));
  chmodSync(folder, 0o755);
  try {
    await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Note = (report: FaultReport) => void;

const noteTo =
  (say: FaultOptions["say"]): Note =>
  ({ name, rounds, writes }) =>
    say(`held     ${name}: ${rounds} rounds, ${writes} writes`);

async function onFiles(folder: string, options: FaultOptions, note: Note, steps = onFile): Promise<void> {
  for (const [name, run] of steps) {
    const report = await run(folder, options);
    if (report === null) options.say(`skipped  ${name}: this machine does not allow it`);
    else note(report);
  }
}

async function onServer({ rounds, crashes, seed, hasCluster, say }: FaultOptions, note: Note): Promise<void> {
  // Processes end here, not the machine: what the server handed to the system is kept without waiting for the disk.
  const server = await startPostgres();
  try {
    note(await killsOnServer(server, { rounds, seed, say }));
    const crashed = { rounds: crashes, units: unitsOf(crashes), random: seededRandom(seed + 2), onRound: progress(say, "PostgreSQL ended", crashes) };
    note(await serverCrashes(server, await server.makeLibrary(), crashed));
    if (hasCluster === true) note(await cluster(await server.makeLibrary(), { rounds, seed, say }));
    const clock = await clockBackwards(await server.makeLibrary(), { rounds: Math.min(rounds, 10), random: seededRandom(seed) });
    note({ ...clock, name: "PostgreSQL: clock going backwards" });
  } finally {
    await server.stop();
  }
}

async function killsOnServer(server: PostgresServer, { rounds, seed, say }: Pick<FaultOptions, "rounds" | "seed" | "say">): Promise<FaultReport> {
  const killed = { rounds, units: unitsOf(rounds), random: seededRandom(seed + 1), onRound: progress(say, "PostgreSQL", rounds) };
  return killRounds("PostgreSQL: writer killed", await server.makeLibrary(), killed);
}

/** Two servers and four workers on one database. */
function cluster(location: string, { rounds, seed, say }: Pick<FaultOptions, "rounds" | "seed" | "say">): Promise<FaultReport> {
  const size = { documents: 20 + rounds * 2, servers: 2, workers: 4 };
  const onRound = (round: number, done: number): void => say(`  cluster: round ${round}, ${done} documents`);
  return clusterRounds(location, { ...size, rounds: Math.max(1, Math.ceil(rounds / 20)), random: seededRandom(seed + 3), onRound });
}
