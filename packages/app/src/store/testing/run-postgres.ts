import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { runPostgres } from "./lend-postgres.ts";

/*
 * One PostgreSQL server for the whole run, started when the first test asks for it at the port that all its processes know: a run without such a test starts none. A server
 * for each suite takes a third of a second of computing, and the pattern of its libraries a second more. It has a process of its own, since the package that
 * starts it ends the process it is in without its exit code.
 */

interface Started {
  /** Null where it cannot start. */
  readonly address: string | null;
  readonly stop: () => Promise<unknown>;
}

let started: Promise<Started> | null = null;
/** Tells who connects the address of the server; nothing where it cannot start: those who want one then say why. */
const door = createServer((asker) => {
  started ??= start();
  void started.then(({ address }) => asker.on("error", () => undefined).end(address ?? ""));
});

export async function setup(): Promise<void> {
  if (process.env[runPostgres] !== undefined || process.env["RAPPORTEUR_TEST_POSTGRES"] !== undefined) return;
  door.listen(0, "127.0.0.1").unref();
  await once(door, "listening");
  process.env[runPostgres] = String((door.address() as AddressInfo).port);
}

export async function teardown(): Promise<void> {
  if (!door.listening) return;
  Reflect.deleteProperty(process.env, runPostgres);
  door.close();
  await (await started)?.stop();
  started = null;
}

async function start(): Promise<Started> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("serve-postgres.ts", import.meta.url))], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const said = await Promise.race([once(child.stdout, "data"), ended.then(() => null)]);
  const stop = (): Promise<unknown> => {
    child.stdin.end();
    return ended;
  };
  return { address: said === null ? null : String(said[0]).trim(), stop };
}
