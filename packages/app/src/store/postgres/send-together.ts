import type { Writable } from "node:stream";
import type pg from "pg";

/** What the driver keeps its socket in. */
interface Wired {
  readonly connection: { readonly stream: Writable };
}

function isWired(client: object): client is Wired {
  return "connection" in client && typeof client.connection === "object" && client.connection !== null && "stream" in client.connection;
}

/**
 * Has a connection write what is asked of it at one moment at once: each time that something is written wakes the server's process, and takes longer than putting it
 * together.
 */
export function sendTogether(client: pg.PoolClient): void {
  if (!isWired(client)) return;
  const { connection } = client;
  const query: (...given: unknown[]) => unknown = client.query.bind(client);
  let isHeld = false;
  const release = (): void => {
    isHeld = false;
    connection.stream.uncork();
  };
  const queryHeld = (...given: unknown[]): unknown => {
    if (!isHeld) {
      isHeld = true;
      connection.stream.cork();
      // Once all that goes on at this moment has gone on as far as it can.
      process.nextTick(release);
    }
    return query(...given);
  };
  Object.assign(client, { query: queryHeld });
}
