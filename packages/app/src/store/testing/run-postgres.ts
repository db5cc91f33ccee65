import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { runPostgres } from "./lend-postgres.ts";

/*
 * Before the first test that may want it: one PostgreSQL server for the whole run, whose processes find it by its address. A server for each suite takes a
 * third of a second of computing, and the pattern of its libraries a second more. It has a process of its own, since the package that starts it ends the
 * process it is in without its exit code.
 */

let stop: (() => Promise<unknown>) | null = null;

export async function setup(): Promise<void> {
  if (process.env[runPostgres] !== undefined || process.env["RAPPORTEUR_TEST_POSTGRES"] !== undefined) return;
  const child = spawn(process.execPath, [fileURLToPath(new URL("serve-postgres.ts", import.meta.url))], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const said = await Promise.race([once(child.stdout, "data"), ended.then(() => null)]);
  // Where it cannot start, tests that need no PostgreSQL run without it; the others say why they cannot.
  if (said === null) return;
  process.env[runPostgres] = String(said[0]).trim();
  stop = () => {
    child.stdin.end();
    return ended;
  };
}

export async function teardown(): Promise<void> {
  if (stop === null) return;
  Reflect.deleteProperty(process.env, runPostgres);
  await stop();
  stop = null;
}
