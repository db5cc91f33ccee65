import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freePort } from "./free-port.ts";

/** A real PgBouncer in transaction mode before a server. */
export interface Pgbouncer {
  /** The address of a database of the server, through the pooler. */
  readonly through: (address: string) => string;
  readonly stop: () => Promise<void>;
}

/** Why there is no PgBouncer to test with; null where there is one. */
export const noPgbouncer: string | null =
  spawnSync("pgbouncer", ["--version"]).status === 0 ? null : "pgbouncer is not installed (Debian: apt-get install pgbouncer)";

/** @param address of any database of the server */
export async function startPgbouncer(address: string): Promise<Pgbouncer> {
  const { hostname, port, username, password } = new URL(address);
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-pgbouncer-"));
  const listenPort = await freePort();
  const lines = [
    "[databases]",
    `* = host=${hostname} port=${port} user=${username} password=${password}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${listenPort}`,
    "unix_socket_dir =",
    "auth_type = any",
    "pool_mode = transaction",
    "default_pool_size = 5",
    "max_client_conn = 500",
    "server_idle_timeout = 2",
  ];
  const file = join(folder, "pgbouncer.ini");
  writeFileSync(file, `${lines.join("\n")}\n`);
  // It does not run as root.
  chmodSync(folder, 0o755);
  const user = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const child = spawn("pgbouncer", ["-q", ...user, file], { stdio: "ignore" });
  await answering(listenPort);
  return {
    through: (given) => {
      const there = new URL(given);
      there.host = `127.0.0.1:${listenPort}`;
      return there.href;
    },
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      return;
    } catch (problem) {
      if (attempt === 100) throw problem;
      await setTimeout(100);
    } finally {
      socket.destroy();
    }
  }
}
