import { setTimeout as wait } from "node:timers/promises";
import { randomBelow, type Random } from "../../packages/core/src/base/random.ts";
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

/** A writer is killed after up to so many writes, counted by what it acknowledged: a busy machine would see none in a short time. In every eighth round it is killed as it begins. */
const mostWrites = 40;
const earlyEvery = 8;
/** About as long as a write takes: the kill comes at any moment of the next ones. */
const longestPauseMs = 40;
const patienceMs = 120_000;
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

/** @throws where the writer does not come so far: a round without writes says nothing */
async function hasWritten(count: number, known: Acknowledged, before: number): Promise<void> {
  const start = performance.now();
  while (acknowledgedCount(known) - before < count) {
    if (performance.now() - start > patienceMs) throw new Error(`the writer acknowledged ${acknowledgedCount(known) - before} writes of ${count}`);
    await wait(2);
  }
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
 * Kills a writing process (SIGKILL) at a random moment after a random number of writes, then holds the library to all that it ever acknowledged, again and again on the same library.
 * @throws Fault
 */
export async function killRounds(name: string, location: string, { rounds, random, units, onRound }: KillOptions): Promise<FaultReport> {
  const known = nothingAcknowledged();
  await prepareLibrary(location, units);
  for (let round = 1; round <= rounds; round++) {
    const before = acknowledgedCount(known);
    const writer = runWriter(location, round, known);
    await writer.ready;
    const least = round % earlyEvery === 0 ? 0 : 1 + randomBelow(random, mostWrites);
    await hasWritten(least, known, before);
    await wait(random() * longestPauseMs);
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
