import { sql, type Kysely } from "kysely";
import type pg from "pg";
import { z } from "zod";
import type { CommitNote, CommitWatch } from "../history/commit-watch.ts";
import type { JobNote } from "../job-store.ts";
import { gatherNames, progressEveryMs, type JobWatch } from "../jobs/job-watch.ts";
import { openListeners } from "../listeners.ts";
import { keepsPlan } from "../sql/kept-plans.ts";
import { sendQuery } from "../sql/send-query.ts";
import type { Tables } from "../tables.ts";

const commitChannel = "rapporteur_commit";
const jobChannel = "rapporteur_job";
/** What a connection says to itself, to learn whether it hears: behind a pooler that lends connections for a transaction each, it would not. */
const greeting = "hello";
const jobNote = z.object({ project: z.string(), id: z.string() });
const firstWaitMs = 200;
const longestWaitMs = 10_000;
/** Where no notification arrives, the history is looked at so often. */
const deafEveryMs = 1000;

export interface PostgresWatch {
  readonly commits: CommitWatch;
  readonly jobs: JobWatch;
  readonly close: () => Promise<void>;
}

/**
/**
 * Hears of commits and jobs from every process that uses the database, on a connection of its own; where there can be none (`connect` is null), it asks every
 * second. When a connection is lost it is made again, and what was missed meanwhile is read from the history, so that listeners get every revision once
 * and in order; of jobs it is told that any may have changed.
 */
export async function openPostgresWatch(db: Kysely<Tables>, connect: (() => pg.Client) | null): Promise<PostgresWatch> {
  const commits = openListeners<CommitNote>();
  const jobs = openListeners<JobNote>();
  const { revision } = await db.selectFrom("libraryState").select("revision").where("id", "=", 1).executeTakeFirstOrThrow();
  const ear = new Ear(db, connect, { tell: commits.tell, tellJob: jobs.tell, heard: revision });
  await ear.open();
  return {
    commits: {
      watch: commits.watch,
      noteInTransaction: async (trx) => {
        await sendQuery(trx, sql`select pg_notify(${commitChannel}, '') ${keepsPlan}`.compile(trx));
      },
      // Where nothing is heard, commits of this process are told at once.
      noteDurable: () => {
        if (!ear.isHearing) ear.readOn();
      },
    },
    jobs: {
      watch: jobs.watch,
      isHearing: () => ear.isHearing,
      noteInTransaction: async (trx, { project, id }) => {
        await sql`select pg_notify(${jobChannel}, ${JSON.stringify({ project, id })})`.execute(trx);
      },
      // Where nothing is heard, this process tells itself at least.
      noteDurable: (note) => ear.isHearing || jobs.tell(note),
      progress: gatherNames(progressEveryMs, (names) => void tellProgress(db, names, { ear, tell: jobs.tell })),
    },
    close: () => ear.close(),
  };
}

/** A notification of a transaction of its own: commits of units do not wait for each other. What is not told is found by those who look again. */
async function tellProgress(db: Kysely<Tables>, ids: readonly string[], { ear, tell }: { ear: Ear; tell: (note: JobNote) => void }): Promise<void> {
  if (!ear.isHearing) tell(null);
  try {
    await sql`select pg_notify(${jobChannel}, json_build_object('project', project, 'id', id)::text) from jobs where id = any(${ids}::text[])`.execute(
      db,
    );
  } catch {
    // The database is away.
  }
}

interface Hearing {
  readonly tell: (note: CommitNote) => void;
  readonly tellJob: (note: JobNote) => void;
  readonly heard: number;
}

class Ear {
  readonly #db: Kysely<Tables>;
  readonly #connect: (() => pg.Client) | null;
  readonly #tell: (note: CommitNote) => void;
  readonly #tellJob: (note: JobNote) => void;
  /** Whether notifications arrive. */
  isHearing = false;
  #heard: number;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #waitMs = firstWaitMs;
  #isClosed = false;
  readonly #deaf = setInterval(() => {
    if (!this.isHearing && (this.#client !== null || this.#connect === null)) this.readOn();
  }, deafEveryMs).unref();
  #reading: Promise<void> = Promise.resolve();

  constructor(db: Kysely<Tables>, connect: (() => pg.Client) | null, { tell, tellJob, heard }: Hearing) {
    this.#db = db;
    this.#connect = connect;
    this.#tell = tell;
    this.#tellJob = tellJob;
    this.#heard = heard;
  }

  async open(): Promise<void> {
    if (this.#connect === null) return;
    const client = this.#connect();
    this.#client = client;
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    client.on("notification", ({ channel, payload }) => {
      if (channel === commitChannel) this.readOn();
      else this.#hearJob(payload ?? "");
    });
    try {
      await client.connect();
      await client.query(`listen ${commitChannel}; listen ${jobChannel}`);
      this.#waitMs = firstWaitMs;
      this.readOn();
      // Over another connection: one that is lent out for each transaction may hear itself and nobody else.
      await sql`select pg_notify(${jobChannel}, ${greeting})`.execute(this.#db);
    } catch {
      this.#lost(client);
    }
  }

  #hearJob(payload: string): void {
    const wasHearing = this.isHearing;
    this.isHearing = true;
    if (payload !== greeting) this.#tellJob(jobNote.parse(JSON.parse(payload)));
    else if (!wasHearing) this.#tellJob(null);
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
    this.isHearing = false;
    client.end().catch(() => {});
    this.#timer = setTimeout(() => void this.open(), this.#waitMs);
    this.#timer.unref();
    this.#waitMs = Math.min(this.#waitMs * 2, longestWaitMs);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#deaf);
    if (this.#timer !== null) clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
    await this.#reading;
  }
}
