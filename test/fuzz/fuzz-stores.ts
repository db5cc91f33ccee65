import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../packages/app/src/store/testing/postgres-server.ts";
import { fuzzApi, inMb, type FuzzPlan, type FuzzResult } from "./fuzz-api.ts";
import type { MemoryInUse } from "./fuzz-ground.ts";
import { serveGround } from "./served-ground.ts";

type StorePlan = FuzzPlan & { readonly say: (line: string) => void };

/** Asks the API at random on each of these stores, and says what came of it. @returns how many answers broke the contract */
export async function fuzzBothStores(databases: readonly string[], plan: StorePlan): Promise<number> {
  let found = 0;
  for (const database of databases) {
    plan.say(`── ${database}, ${plan.rounds} rounds from ${plan.from ?? 0}, seed ${plan.seed}`);
    const { requests, next, statuses, breaches, memory } = await (database === "postgres" ? fuzzOnServer(plan) : fuzzOnFile(plan));
    for (const breach of breaches) plan.say(JSON.stringify(breach));
    plan.say(`${database}: ${requests} requests, ${breaches.length} breaches; ${JSON.stringify(statuses)}; ${spell(memory)}`);
    const { user, system } = process.cpuUsage();
    const each = (ms: number): string => `${(ms / Math.max(1, requests)).toFixed(2)} ms`;
    plan.say(`  of the processor a request, both starts included: server ${each(memory.cpuMs)}, who asks ${each((user + system) / 1000)}`);
    const { rounds, from = 0, seed } = plan;
    if (next < from + rounds) plan.say(`  to go on: npm run fuzz -- api ${from + rounds - next} ${seed} ${database} ${next}`);
    found += breaches.length;
  }
  return found;
}

function spell({ heapUsed, external, rss }: MemoryInUse): string {
  return `server: heap ${inMb(heapUsed)}, outside it ${inMb(external)}, resident ${inMb(rss)}; who asks: resident ${inMb(process.memoryUsage.rss())}`;
}

interface StoreResult extends FuzzResult {
  /** Of the server's process alone, when all was asked. */
  readonly memory: MemoryInUse;
}

/** On a new library at a place. */
async function fuzzAt(place: string, plan: FuzzPlan): Promise<StoreResult> {
  const ground = await serveGround(place);
  try {
    const result = await fuzzApi(ground, plan);
    return { ...result, memory: await ground.desk.memory(true) };
  } finally {
    await ground.end();
  }
}

async function fuzzOnServer(plan: FuzzPlan): Promise<StoreResult> {
  const known = process.listeners("SIGINT");
  const postgres = await startPostgres();
  // Its package ends the program at Ctrl-C, before anything was printed.
  for (const listener of process.listeners("SIGINT")) if (!known.includes(listener)) process.off("SIGINT", listener);
  try {
    return await fuzzAt(await postgres.makeLibrary(), plan);
  } finally {
    await postgres.stop();
  }
}

async function fuzzOnFile(plan: FuzzPlan): Promise<StoreResult> {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-fuzz-"));
  try {
    return await fuzzAt(join(folder, "fuzz.rapporteur"), plan);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
