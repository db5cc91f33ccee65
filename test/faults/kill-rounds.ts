import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "../../packages/core/src/base/random.ts";
import { isDatabaseAddress, openStore } from "../../packages/app/src/store/open-store.ts";
import type { Store } from "../../packages/app/src/store/store.ts";
import { made, sampleCommit, sampleType } from "../../packages/app/src/store/testing/sample-records.ts";
import { passTime } from "../../packages/app/src/store/testing/pass-time.ts";
import { runWriter } from "./run-writer.ts";
import { acknowledgedCount, faultJob, faultProject, momentOf, nothingAcknowledged, type Acknowledged } from "./traces.ts";
import { verify, verifyJob } from "./verify.ts";

export interface FaultReport {
  readonly name: string;
  readonly rounds: number;
  /** Writes that were acknowledged and found again. */
  readonly writes: number;
}

export interface KillOptions {
  readonly rounds: number;
  readonly random: Random;
  /** Units of the job that the writers share. */
  readonly units: number;
  readonly onRound?: (round: number, writes: number) => void;
}

const longestLifeMs = 300;
/** On a busy machine so short a life may see no write at all: in every third round there is one. */
const busyEvery = 3;
/** Reading everything takes longer with every round; what a kill broke would still be broken a few rounds later. */
const thoroughEvery = 5;

/** An empty library with what the writers need. */
export async function prepareLibrary(location: string, units: number): Promise<void> {
  await withLibrary(location, async (store) => {
    await store.history.commit(sampleCommit([made("type", sampleType())], { project: faultProject }));
    const job = { id: faultJob.id, project: faultProject, kind: faultJob.kind, request: null, createdBy: "local", createdAt: momentOf(0) };
    await store.jobs.add(
      job,
      Array.from({ length: units }, (_, unit) => ({ label: String(unit), request: { unit } })),
    );
    await store.jobs.seal(faultJob.id);
  });
}

export async function withLibrary<T>(location: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(location);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function somethingWritten(known: Acknowledged): Promise<void> {
  for (let tries = 0; acknowledgedCount(known) === 0 && tries < 500; tries++) await wait(20);
}

/** What a worker held that was killed comes back after a minute; of a file, when it is opened. Nobody waits for that minute here. */
export async function loseUnits(location: string): Promise<void> {
  if (!isDatabaseAddress(location)) return;
  for (let pass = 0; pass < 2; pass++) {
    await passTime(location, 60 * 60_000);
    await withLibrary(location, (store) => store.jobs.recover());
  }
  await passTime(location, 60 * 60_000);
}

/**
 * Kills a writing process (SIGKILL) at a random moment, then holds the library to all that it ever acknowledged, again and again on the same library.
 * @throws Fault
 */
export async function killRounds(name: string, location: string, { rounds, random, units, onRound }: KillOptions): Promise<FaultReport> {
  const known = nothingAcknowledged();
  await prepareLibrary(location, units);
  for (let round = 1; round <= rounds; round++) {
    const writer = runWriter(location, round, known);
    await writer.ready;
    await wait(random() * longestLifeMs);
    if (round % busyEvery === 0) await somethingWritten(known);
    writer.process.kill("SIGKILL");
    const faults = await writer.gone;
    if (faults.length > 0) throw new Error(faults.join("\n"));
    await withLibrary(location, (store) => verify(store, known, { isThorough: round % thoroughEvery === 0 || round === rounds }));
    await loseUnits(location);
    onRound?.(round, acknowledgedCount(known));
  }
  await withLibrary(location, verifyJob);
  return { name, rounds, writes: acknowledgedCount(known) };
}
