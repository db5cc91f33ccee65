import { sql } from "kysely";
import type { JobUnit } from "../job-store.ts";
import { firstWaitSeconds, longestWaitSeconds, silenceMs, type JobEngine, type Trx } from "../jobs/job-engine.ts";
import type { StoreContext } from "../store-context.ts";

/**
 * The queue of a library that one process has to itself: the rows of the units are the line. A unit whose worker was not heard of, or that was held when the
 * file was opened, goes back to it.
 */
export function sqliteJobs(context: StoreContext): JobEngine {
  const { db, write, now } = context;
  const moment = (): string => new Date(now()).toISOString();
  return {
    prepare: async () => {},
    enlist: async () => {},
    async withFree(jobs) {
      const first = (job: string) => freeUnits(db, moment()).select("position").where("job", "=", job).limit(1).executeTakeFirst();
      const found = await Promise.all(jobs.map(first));
      return jobs.filter((_, at) => found[at] !== undefined);
    },
    async take(trx, job, most) {
      const rows = await freeUnits(trx, moment()).select(["position", "attempts"]).where("job", "=", job).orderBy("position").limit(most).execute();
      return rows.map(({ position, attempts }) => ({ position, hold: attempts + 1 }));
    },
    renew: async () => {},
    end: async () => true,
    postpone: async (_trx, unit) => ({ dueAt: new Date(now() + waitMs(unit)).toISOString() }),
    putBack: async () => {},
    dismiss: async () => {},
    recover: () => write((trx) => takeBack(trx, now())),
    takeTurn: (place, everyMs) => write((trx) => takeTurn(trx, { place, everyMs, now: now() })),
    holdTurns: async (place, forMs) => {
      await write((trx) => bookTurns(trx, place, sql<number>`max(free_at, ${now() + forMs})`, now() + forMs));
    },
  };
}

function freeUnits(db: StoreContext["db"], now: string) {
  return db
    .selectFrom("jobUnits")
    .where("state", "=", "waiting")
    .where("isOpen", "=", 1)
    .where((build) => build.or([build("dueAt", "is", null), build("dueAt", "<=", now)]));
}

function waitMs({ failedAttempts }: JobUnit): number {
  const whole = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (failedAttempts + 1));
  return (whole / 2 + (whole / 2) * Math.random()) * 1000;
}

/** A lease that reaches further beyond any present one was given by a clock that was wrong. */
const clockToleranceMs = 60 * 60_000;

async function takeBack(trx: Trx, now: number): Promise<void> {
  const farthest = new Date(now + silenceMs + clockToleranceMs).toISOString();
  await lost(trx)
    .where((build) =>
      build.or([build("leaseUntil", "is", null), build("leaseUntil", "<=", new Date(now).toISOString()), build("leaseUntil", ">", farthest)]),
    )
    .execute();
}

function lost(trx: Trx) {
  return trx
    .updateTable("jobUnits")
    .set((build) => ({ state: "waiting", worker: null, leaseUntil: null, lostCount: build("lostCount", "+", 1) }))
    .where("state", "=", "running");
}

/** A file has one owner: a process that held a unit when it is opened is gone. */
export async function takeBackAll({ db, write }: StoreContext): Promise<void> {
  const held = await db.selectFrom("jobUnits").select("job").where("state", "=", "running").limit(1).executeTakeFirst();
  if (held !== undefined) await write((trx) => lost(trx).execute());
}

async function takeTurn(trx: Trx, { place, everyMs, now }: { place: string; everyMs: number; now: number }): Promise<number> {
  const freeAt = await bookTurns(trx, place, sql<number>`max(free_at, ${now}) + ${everyMs}`, now + everyMs);
  return Math.max(0, freeAt - everyMs - now);
}

async function bookTurns(trx: Trx, place: string, freeAt: ReturnType<typeof sql<number>>, first: number): Promise<number> {
  const row = await trx
    .insertInto("turns")
    .values({ place, freeAt: first })
    .onConflict((conflict) => conflict.column("place").doUpdateSet({ freeAt }))
    .returning("freeAt")
    .executeTakeFirstOrThrow();
  return row.freeAt;
}
