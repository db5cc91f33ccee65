import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "../../../packages/core/src/base/random.ts";
import type { Store } from "../../../packages/app/src/store/store.ts";
import { finishImport, prepareImport, verifyDocuments } from "../cluster-rounds.ts";
import { withLibrary, type FaultReport } from "../kill-rounds.ts";
import { Fault } from "../verify.ts";
import { buildClock } from "./build-clock.ts";
import { startDatabase, type FailingDatabase } from "./database.ts";
import { makeNetwork, type Network } from "./hosts.ts";
import { member, type Acknowledgements, type Member } from "./members.ts";

export interface NetworkOptions {
  readonly rounds: number;
  readonly documents: number;
  readonly servers: number;
  readonly workers: number;
  readonly random: Random;
  readonly say: (line: string) => void;
}

const project = "main";
/** From the end of a fault to the first write that each server acknowledges. */
const mostRecoveryMs = 30_000;
/** Seconds that the clocks of the hosts are ahead, by turns. */
const skews = [0, 300, -300, 3600, -3600, 0];

interface Cluster {
  readonly members: readonly Member[];
  readonly database: FailingDatabase;
  readonly known: Acknowledgements;
  readonly random: Random;
}

type FaultName = "worker killed" | "server killed" | "link cut" | "link slow" | "database ended and started" | "database failed over";

const faults: Readonly<Record<FaultName, (cluster: Cluster) => Promise<void>>> = {
  "worker killed": (cluster) => killOne(cluster, "worker"),
  "server killed": (cluster) => killOne(cluster, "server"),
  "link cut": async ({ members, random }) => {
    const { host } = pick(members, random);
    host.cut();
    await wait(1000 + random() * 4000);
    host.mend();
  },
  "link slow": async ({ members, random }) => {
    const { host } = pick(members, random);
    host.slow(256);
    await wait(2000 + random() * 4000);
    host.quicken();
  },
  "database ended and started": ({ database, random }) => database.restart(random() * 2000),
  "database failed over": ({ database }) => database.failOver(),
};

/**
 * A database with a standby, servers with somebody who writes through each, and workers that read and code, each on a host of its own with a clock of its own. In every
 * round something breaks and the others go on; then every server has to acknowledge writes again in time. At the end nothing acknowledged is lost, every document is there
 * once and coded once, and the job is done.
 * @throws Fault
 */
export async function networkRounds({ rounds, documents, servers, workers, random, say }: NetworkOptions): Promise<FaultReport> {
  const folder = mkdtempSync(join(tmpdir(), "network-faults-"));
  const names = [...numbered("server", servers), ...numbered("worker", workers)];
  const network = makeNetwork(names);
  const database = await startDatabase(network.address).catch((problem: unknown) => {
    network.remove();
    throw problem;
  });
  const known: Acknowledgements = { ids: new Set(), faults: [], silences: new Map() };
  const members = membersOf(network, { database, known, folder, servers, say });
  try {
    const job = await withLibrary(database.here(), (store) => prepareImport(store, { documents }));
    await Promise.all(members.map(({ start }) => start()));
    await recovered({ members, known }, servers);
    for (let round = 1; round <= rounds; round++) {
      const name = faultOf(round, random);
      await wait(random() * 3000);
      await faults[name]({ members, database, known, random });
      const ms = await recovered({ members, known }, servers);
      const there = await withLibrary(database.here(), (store) => verify(store, job, known));
      const silence = longestSilence(known);
      say(
        `  round ${round}: ${name}, all write ${(ms / 1000).toFixed(1)} s after it; longest silence of a server ${(silence / 1000).toFixed(1)} s; ${known.ids.size} writes acknowledged, ${there} of ${documents} documents`,
      );
    }
    await withLibrary(database.here(), (store) => finishImport(store, job));
    const there = await withLibrary(database.here(), (store) => verify(store, job, known));
    if (there !== documents) throw new Fault(`${there} of ${documents} documents are there`);
    return { name: `PostgreSQL, ${servers} servers and ${workers} workers on a network`, rounds, writes: known.ids.size + there };
  } finally {
    await Promise.all(members.map(({ kill }) => kill()));
    await database.stop();
    network.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In milliseconds, since it was asked last. */
function longestSilence({ silences }: Acknowledgements): number {
  const longest = Math.max(...[...silences.values()].map((one) => one.longest));
  for (const one of silences.values()) one.longest = 0;
  return longest;
}

const numbered = (word: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${word}${at}`);

interface Making {
  readonly database: FailingDatabase;
  readonly known: Acknowledgements;
  readonly folder: string;
  readonly servers: number;
  readonly say: (line: string) => void;
}

function membersOf(network: Network, { database, known, folder, servers, say }: Making): Member[] {
  const clock = buildClock(folder);
  if (clock === null) say("  all clocks go right: this machine has no C compiler");
  return network.hosts.map((host, at) => {
    const env = clock?.(skews[at % skews.length] ?? 0) ?? {};
    return member(at < servers ? "server" : "worker", host, { database: database.there, env, known });
  });
}

/** Every kind in turn, in an order by chance. */
let deck: FaultName[] = [];
function faultOf(round: number, random: Random): FaultName {
  const names = Object.keys(faults) as FaultName[];
  if (round === 1 || deck.length === 0)
    deck = names
      .map((name) => ({ name, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ name }) => name);
  return deck.pop() ?? "worker killed";
}

function pick(members: readonly Member[], random: Random, kind?: Member["kind"]): Member {
  const among = members.filter((one) => kind === undefined || one.kind === kind);
  const chosen = among[Math.floor(random() * among.length)];
  if (chosen === undefined) throw new Error(`there is no ${kind ?? "member"}`);
  return chosen;
}

async function killOne({ members, random }: Cluster, kind: Member["kind"]): Promise<void> {
  const chosen = pick(members, random, kind);
  await chosen.kill();
  await chosen.start();
}

/** Waits until each server acknowledges a write that is newer than now. @returns how long that took */
async function recovered({ known }: Pick<Cluster, "members" | "known">, servers: number): Promise<number> {
  const start = performance.now();
  const before = new Set(known.ids);
  const hasWritten = (name: string): boolean => [...known.ids].some((id) => id.startsWith(`${name}x`) && !before.has(id));
  for (const name of numbered("server", servers)) {
    while (!hasWritten(name)) {
      if (known.faults.length > 0) throw new Fault(known.faults.join("\n"));
      if (performance.now() - start > mostRecoveryMs) throw new Fault(`${name} acknowledges no write ${mostRecoveryMs / 1000} s after the fault`);
      await wait(50);
    }
  }
  return performance.now() - start;
}

/** Everything acknowledged is there, and no document twice. @returns how many documents are there */
async function verify(store: Store, job: string, known: Acknowledgements): Promise<number> {
  const acknowledged = [...known.ids];
  const there = new Set<string>();
  for await (const { record } of store.records.all(project, "regex")) there.add(record.id);
  const lost = acknowledged.filter((id) => !there.has(id));
  if (lost.length > 0) throw new Fault(`${lost.length} acknowledged writes are lost: ${lost.slice(0, 5).join(", ")}`);
  return verifyDocuments(store, job);
}
