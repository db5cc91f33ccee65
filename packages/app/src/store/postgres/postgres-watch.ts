import { sql, type Kysely } from "kysely";
import pg from "pg";
import { openListeners, type CommitNote, type CommitWatch } from "../history/commit-watch.ts";
import type { Tables } from "../tables.ts";

const channel = "rapporteur_commit";
const firstWaitMs = 200;
const longestWaitMs = 10_000;

/** Behind a pooler nobody can listen: it is asked. Commits of this process are told at once. */
const askEveryMs = 1000;

/**
 * Hears of commits from every process that uses the database, on a connection of its own; where there can be none (`connect` is null), it asks every
 * second. When a connection is lost it is made again, and what was missed meanwhile is read from the history, so that listeners get every revision once
 * and in order.
 */
export async function openPostgresWatch(
  db: Kysely<Tables>,
  connect: (() => pg.Client) | null,
): Promise<CommitWatch & { readonly close: () => Promise<void> }> {
  const { watch, tell } = openListeners();
  const { revision } = await db.selectFrom("libraryState").select("revision").where("id", "=", 1).executeTakeFirstOrThrow();
  const ear = new Ear(db, connect, { tell, heard: revision });
  await ear.open();
  return {
    watch,
    noteInTransaction: async (trx) => {
      await sql`select pg_notify(${channel}, '')`.execute(trx);
    },
    noteDurable: () => {
      if (connect === null) ear.readOn();
    },
    close: () => ear.close(),
  };
}

class Ear {
  readonly #db: Kysely<Tables>;
  readonly #connect: (() => pg.Client) | null;
  readonly #tell: (note: CommitNote) => void;
  #heard: number;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #waitMs = firstWaitMs;
  #isClosed = false;
  #reading: Promise<void> = Promise.resolve();

  constructor(db: Kysely<Tables>, connect: (() => pg.Client) | null, { tell, heard }: { tell: (note: CommitNote) => void; heard: number }) {
    this.#db = db;
    this.#connect = connect;
    this.#tell = tell;
    this.#heard = heard;
  }

  async open(): Promise<void> {
    if (this.#connect === null) {
      this.#timer = setInterval(() => this.readOn(), askEveryMs);
      this.#timer.unref();
      return;
    }
    const client = this.#connect();
    this.#client = client;
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    client.on("notification", () => this.readOn());
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      this.#waitMs = firstWaitMs;
      this.readOn();
    } catch {
      this.#lost(client);
    }
  }

  /** One reading after the other; notifications that come meanwhile find nothing new. */
  readOn(): void {
    this.#reading = this.#reading.then(() => this.#tellNew());
  }

  async #tellNew(): Promise<void> {
    try {
      const rows = await this.#db
        .selectFrom("revisions")
        .select(["project", "revision"])
        .where("revision", ">", this.#heard)
        .orderBy("revision")
        .execute();
      for (const { project, revision } of rows) {
        if (this.#isClosed) return;
        this.#heard = revision;
        this.#tell({ project, revision });
      }
    } catch {
      // The database is away: the next connection reads on from the last revision that was told.
    }
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client || this.#isClosed) return;
    this.#client = null;
    client.end().catch(() => {});
    this.#timer = setTimeout(() => void this.open(), this.#waitMs);
    this.#timer.unref();
    this.#waitMs = Math.min(this.#waitMs * 2, longestWaitMs);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
    await this.#reading;
  }
}
