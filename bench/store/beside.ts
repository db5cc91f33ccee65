import { setTimeout } from "node:timers/promises";
import pg from "pg";

/** One thing that somebody did beside a migration, from its first word to the answer, in milliseconds of `performance.now()`. */
export interface Act {
  readonly from: number;
  readonly to: number;
  /** What the database said where it failed. */
  readonly failure: string | null;
}

export interface Actor {
  readonly acts: readonly Act[];
  readonly stop: () => Promise<void>;
}

const pauseMs = 5;

/** Does the same over and over, each after a short pause, on a connection of its own. @param name what the server knows the connection by */
export async function runBeside(address: string, name: string, act: (client: pg.Client, round: number) => Promise<void>): Promise<Actor> {
  const client = new pg.Client({ connectionString: address, application_name: name });
  await client.connect();
  const acts: Act[] = [];
  const stop = new AbortController();
  const once = async (round: number): Promise<void> => {
    const from = performance.now();
    let failure: string | null = null;
    await act(client, round).catch(async (problem: unknown) => {
      failure = String(problem);
      await client.query("rollback");
    });
    acts.push({ from, to: performance.now(), failure });
  };
  const acting = (async () => {
    for (let round = 0; !stop.signal.aborted; round++) {
      await once(round);
      await setTimeout(pauseMs);
    }
  })();
  return {
    acts,
    stop: async () => {
      stop.abort();
      await acting;
      await client.end();
    },
  };
}

/** A wait for a lock, as the server sees it. */
export interface LockWait {
  readonly name: string;
  readonly at: number;
  readonly ms: number;
}

/** Looks every 20 ms at who of these waits for a lock, and how long by now. */
export async function watchLocks(address: string, waits: LockWait[]): Promise<Actor> {
  return runBeside(address, "watch", async (client) => {
    const { rows } = await client.query<{ name: string; ms: number }>(
      `select application_name as name, extract(epoch from clock_timestamp() - waitstart)::float * 1000 as ms
       from pg_locks join pg_stat_activity using (pid) where not granted and waitstart is not null and application_name ~ '^(writer|reader)'`,
    );
    for (const { name, ms } of rows) waits.push({ name, ms, at: performance.now() });
    await setTimeout(15);
  });
}
