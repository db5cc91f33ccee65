import { runPostgres } from "./lend-postgres.ts";
import { startPostgres } from "./postgres-server.ts";

/*
 * Before the first test that may want it: one PostgreSQL server for the whole run, whose processes find it by its address. A server for each suite takes a
 * third of a second of computing, and the pattern of its libraries a second more.
 */

let stop: (() => Promise<void>) | null = null;

export async function setup(): Promise<void> {
  if (process.env[runPostgres] !== undefined || process.env["RAPPORTEUR_TEST_POSTGRES"] !== undefined) return;
  try {
    const server = await startPostgres();
    process.env[runPostgres] = server.address;
    stop = server.stop;
  } catch (problem) {
    // Tests that need no PostgreSQL run without it; the others will say why they cannot.
    process.stderr.write(`No PostgreSQL for this run: ${String(problem)}\n`);
  }
}

export async function teardown(): Promise<void> {
  if (stop === null) return;
  Reflect.deleteProperty(process.env, runPostgres);
  await stop();
  stop = null;
}
