import { setTimeout as wait } from "node:timers/promises";
import type { PostgresServer } from "../../packages/app/src/store/testing/postgres-server.ts";
import { loseUnits, prepareLibrary, withLibrary, type FaultReport, type KillOptions } from "./kill-rounds.ts";
import { runWriter } from "./run-writer.ts";
import { acknowledgedCount, nothingAcknowledged } from "./traces.ts";
import { verify, verifyJob } from "./verify.ts";

const longestLifeMs = 500;
const longestAbsenceMs = 300;

/**
 * Ends the database server at once while a process writes, starts it again, and again; the writer waits for it and goes on. Afterwards everything that
 * was acknowledged is there.
 * @throws Fault
 */
export async function serverCrashes(server: PostgresServer, location: string, { rounds, random, units, onRound }: KillOptions): Promise<FaultReport> {
  const known = nothingAcknowledged();
  await prepareLibrary(location, units);
  const writer = runWriter(location, 1, known);
  await writer.ready;
  for (let round = 1; round <= rounds; round++) {
    const before = acknowledgedCount(known);
    await wait(random() * longestLifeMs);
    await server.crash();
    await wait(random() * longestAbsenceMs);
    await server.restart();
    await goesOn(() => acknowledgedCount(known) > before);
    onRound?.(round, acknowledgedCount(known));
  }
  writer.process.kill("SIGTERM");
  const faults = await writer.gone;
  if (faults.length > 0) throw new Error(faults.join("\n"));
  await loseUnits(location);
  await withLibrary(location, async (store) => {
    await verify(store, known);
    await verifyJob(store);
  });
  return { name: "PostgreSQL ended and started again under writes", rounds, writes: acknowledgedCount(known) };
}

/** Once the server is back, writes are acknowledged again. */
async function goesOn(isDone: () => boolean): Promise<void> {
  const patienceMs = 20_000;
  for (let waited = 0; !isDone(); waited += 20) {
    if (waited > patienceMs) throw new Error("the writer did not go on after the server came back");
    await wait(20);
  }
}
