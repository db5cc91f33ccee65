import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { startPostgres } from "../../packages/app/src/store/testing/postgres-server.ts";
import { startLibraryServer } from "../support/library-server.ts";
import { fuzzApi, type FuzzPlan, type FuzzResult } from "./fuzz-api.ts";

type StorePlan = FuzzPlan & { readonly say: (line: string) => void };

/** Asks the API at random on each of these stores, and says what came of it. @returns how many answers broke the contract */
export async function fuzzBothStores(databases: readonly string[], plan: StorePlan): Promise<number> {
  let found = 0;
  for (const database of databases) {
    plan.say(`── ${database}, ${plan.rounds} rounds, seed ${plan.seed}`);
    const { requests, statuses, breaches } = await (database === "postgres" ? fuzzOnServer(plan) : fuzzOnFile(plan));
    for (const breach of breaches) plan.say(JSON.stringify(breach));
    plan.say(`${database}: ${requests} requests, ${breaches.length} breaches; ${JSON.stringify(statuses)}; ${memoryInUse()}`);
    found += breaches.length;
  }
  return found;
}

/** Without what only waits to be collected: of the server and of what asks it, which are one process here. */
function memoryInUse(): string {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return `heap ${Math.round(heapUsed / 1e6)} MB, resident ${Math.round(rss / 1e6)} MB`;
}

/** On a new library at a place. */
async function fuzzAt(place: string, plan: FuzzPlan): Promise<FuzzResult> {
  const server = await startLibraryServer({ flags: { accounts: true, rateLimit: 0, logLevel: "silent" }, store: await openStore(place) });
  try {
    return await fuzzApi(server, plan);
  } finally {
    await server.end();
  }
}

async function fuzzOnServer(plan: FuzzPlan): Promise<FuzzResult> {
  const postgres = await startPostgres();
  try {
    return await fuzzAt(await postgres.makeLibrary(), plan);
  } finally {
    await postgres.stop();
  }
}

async function fuzzOnFile(plan: FuzzPlan): Promise<FuzzResult> {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-fuzz-"));
  try {
    return await fuzzAt(join(folder, "fuzz.rapporteur"), plan);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
