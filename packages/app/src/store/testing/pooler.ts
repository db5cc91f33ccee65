import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Whether this machine has PgBouncer. */
export const hasPooler = spawnSync("pgbouncer", ["--version"]).status === 0;

/** PgBouncer does not run as root. */
const nobody = 65_534;

/** Puts PgBouncer before a database, which lends a connection for each transaction. Gives the address to use in place of the database's, and how to end it. */
export async function startPooler(address: string): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  const { hostname, port, username, password, pathname } = new URL(address);
  const folder = mkdtempSync(join(tmpdir(), "pooler-"));
  const own = await freePort();
  writeFileSync(join(folder, "users.txt"), `"${username}" "${password}"\n`);
  writeFileSync(
    join(folder, "pgbouncer.ini"),
    `[databases]
* = host=${hostname} port=${port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = plain
auth_file = ${join(folder, "users.txt")}
pool_mode = transaction
default_pool_size = 8
ignore_startup_parameters = statement_timeout
`,
  );
  chmodSync(folder, 0o755);
  const child = spawn("pgbouncer", [join(folder, "pgbouncer.ini")], {
    stdio: "ignore",
    ...(process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}),
  });
  const ended = once(child, "exit");
  await answers(own);
  return {
    address: `postgres://${username}:${password}@127.0.0.1:${own}${pathname}`,
    stop: async () => {
      child.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until somebody listens. */
async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise((resolve) => socket.once("connect", () => resolve(true)).once("error", () => resolve(false)));
    socket.destroy();
    if (isOpen === true) return;
    await wait(50);
  }
  throw new Error("PgBouncer did not start");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const place = probe.address();
      probe.close(() => resolve(typeof place === "object" && place !== null ? place.port : 0));
    });
  });
}
