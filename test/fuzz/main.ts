/*
 * `npm run fuzz -- api [ROUNDS [SEED [DATABASE]]]`: ROUNDS requests (100) of every endpoint by every kind of person, on an SQLite file and on a PostgreSQL server of its own
 * (DATABASE sqlite or postgres: one alone). The same seed asks the same. Ctrl-C prints what was found so far. Fails where an answer breaks the contract.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { startPostgres } from "../../packages/app/src/store/testing/postgres-server.ts";
import { startLibraryServer } from "../support/library-server.ts";
import { fuzzApi, type FuzzResult } from "./fuzz-api.ts";

const [what, ...rest] = process.argv.slice(2);
const [rounds = 100, seed = 1] = rest.slice(0, 2).map(Number);
const databases = rest[2] === undefined ? ["sqlite", "postgres"] : [rest[2]];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const isUsable = Number.isInteger(rounds) && rounds > 0 && Number.isInteger(seed) && databases.every((one) => ["sqlite", "postgres"].includes(one));
if (what !== "api" || !isUsable) {
  say("npm run fuzz -- api [ROUNDS [SEED [sqlite|postgres]]], as in: npm run fuzz -- api 500 7 sqlite");
  process.exit(2);
}

let isOver = false;
process.once("SIGINT", () => (isOver = true));

/** On a new library at a place. */
async function fuzzAt(place: string): Promise<FuzzResult> {
  const server = await startLibraryServer({ flags: { accounts: true, rateLimit: 0, logLevel: "silent" }, store: await openStore(place) });
  try {
    return await fuzzApi(server, { rounds, seed, say, isOver: () => isOver });
  } finally {
    await server.end();
  }
}

async function fuzzOn(database: string): Promise<FuzzResult> {
  if (database === "postgres") {
    const postgres = await startPostgres();
    try {
      return await fuzzAt(await postgres.makeDatabase());
    } finally {
      await postgres.stop();
    }
  }
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-fuzz-"));
  try {
    return await fuzzAt(join(folder, "fuzz.rapporteur"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const database of databases) {
  say(`── ${database}, ${rounds} rounds, seed ${seed}`);
  const { requests, statuses, breaches } = await fuzzOn(database);
  for (const breach of breaches) say(JSON.stringify(breach));
  say(`${database}: ${requests} requests, ${breaches.length} breaches; ${JSON.stringify(statuses)}`);
  if (breaches.length > 0) process.exitCode = 1;
}
