import { createServer, connect, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { copyPostgres, type CopiedPostgres } from "../../../packages/app/src/store/testing/postgres-copy.ts";
import { startPostgres } from "../../../packages/app/src/store/testing/postgres-server.ts";

/** A database behind one address, with a standby that has every commit before it is acknowledged. */
export interface FailingDatabase {
  /** As hosts of the network reach it. */
  readonly there: string;
  /** As this process reaches what is the first server at the moment, past the network. */
  readonly here: () => string;
  /** Ends the first server and starts it again after a while. */
  readonly restart: (awayMs: number) => Promise<void>;
  /** Ends the first server for good: the standby takes its place, and a new standby is made. */
  readonly failOver: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface First {
  readonly address: string;
  readonly end: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

const quick = ["fsync = off", "synchronous_commit = on", "wal_receiver_status_interval = 1s", "hot_standby = on"];

/** @param host the address of this process on the network */
export async function startDatabase(host: string): Promise<FailingDatabase> {
  const server = await startPostgres({ settings: ["wal_keep_size=256MB", "max_wal_senders=10"] });
  const library = await server.makeLibrary();
  let first: First = { address: library, end: server.crash, start: server.restart, remove: server.stop };
  let standby = await follow(library);
  const door = await openDoor(host, () => Number(new URL(first.address).port));
  const there = new URL(library);
  there.hostname = host;
  there.port = String(door.port);
  return {
    there: there.href,
    here: () => first.address,
    restart: async (awayMs) => {
      await first.end();
      door.cut();
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      await first.start();
    },
    failOver: async () => {
      const [old, next] = [first, standby];
      await old.end();
      door.cut();
      const address = next.there(library);
      await ask(address, "select pg_promote(true, 60)");
      first = { address, end: next.end, start: () => next.start(quick), remove: next.stop };
      await old.remove();
      standby = await follow(address);
    },
    stop: async () => {
      door.close();
      await standby.stop();
      await first.remove();
    },
  };
}

/** A standby of a server, which waits for it from then on. */
async function follow(address: string): Promise<CopiedPostgres> {
  const standby = await copyPostgres(address, "standby.signal");
  const { hostname, port, username, password } = new URL(address);
  const primary = `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password} application_name=standby'`;
  await standby.start([primary, ...quick]);
  await ask(address, "alter system set synchronous_standby_names = '*'");
  await ask(address, "select pg_reload_conf()");
  return standby;
}

async function ask(address: string, query: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(query);
  } finally {
    await client.end();
  }
}

interface Door {
  readonly port: number;
  /** Ends what goes through. */
  readonly cut: () => void;
  readonly close: () => void;
}

/** Passes connections on to a port of this machine, which may be another one for each. */
async function openDoor(host: string, port: () => number): Promise<Door> {
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect({ host: "127.0.0.1", port: port() });
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close: () => {
      server.close();
      cut();
    },
  };
}
