import { sql } from "kysely";
import type { Claim, JobStore, JobUnit, UnitEnd, UnitOutcome } from "../job-store.ts";
import { inChunks } from "../insert-rows.ts";
import type { StoreContext } from "../store-context.ts";
import { mostAttempts, silenceMs, type JobEngine, type Trx } from "./job-engine.ts";

/** What the parts of a job store work with. */
export interface JobContext extends StoreContext {
  readonly engine: JobEngine;
}

/** Jobs with work left that one claim looks through at most. */
const jobsLookedAt = 100;

/**
 * Takes free units, as many as are asked for, of one job after the other. PostgreSQL skips rows that another worker is just taking; in SQLite claims
 * follow one another. Cost: O(jobs with work left + units).
 */
export async function claimUnits(context: JobContext, { worker, kinds, most }: Claim): Promise<readonly JobUnit[]> {
  if (kinds.length === 0) return [];
  // Looked up outside the write, so that idle workers do not make others wait.
  const jobs = await context.db
    .selectFrom("jobs")
    .select("id")
    .where("state", "in", ["waiting", "running"])
    .where("kind", "in", kinds)
    .where((build) => build("total", ">", build("doneCount", "+", build.ref("failedCount"))))
    .orderBy("isAwaited", "desc")
    .orderBy("createdAt")
    .orderBy("id")
    .limit(jobsLookedAt)
    .execute();
  const units: JobUnit[] = [];
  for (const job of await context.engine.withFree(jobs.map(({ id }) => id))) {
    if (units.length >= most) break;
    units.push(...(await context.write((trx) => claimOf(context, trx, { worker, job, most: most - units.length }))));
  }
  return units;
}

async function claimOf(
  { engine, now }: JobContext,
  trx: Trx,
  { worker, job, most }: { worker: string; job: string; most: number },
): Promise<readonly JobUnit[]> {
  const open = trx.selectFrom("jobs").select("isAwaited").where("id", "=", job).where("state", "in", ["waiting", "running"]);
  const found = await open.executeTakeFirst();
  if (found === undefined) return [];
  const isAwaited = found.isAwaited === 1;
  const holds = new Map((await engine.take(trx, job, most)).map(({ position, hold }) => [position, hold]));
  const units: JobUnit[] = [];
  for (const positions of inChunks([...holds.keys()])) {
    const rows = await trx
      .updateTable("jobUnits")
      .set((build) => ({
        state: "running",
        worker,
        leaseUntil: new Date(now() + silenceMs).toISOString(),
        dueAt: null,
        readShare: null,
        attempts: build("attempts", "+", 1),
        // A unit that was given back waits; one that still runs was left behind.
        lostCount: build("lostCount", "+", build.case().when("state", "=", "running").then(1).else(0).end()),
      }))
      .where("job", "=", job)
      .where("position", "in", positions)
      .returning(["position", "request", "attempts", "lostCount", "failedAttempts"])
      .execute();
    for (const { position, request, ...counts } of rows)
      units.push({ job, index: position, request: JSON.parse(request) as unknown, isAwaited, ...counts, hold: holds.get(position) ?? 0 });
  }
  await trx.updateTable("jobs").set({ state: "running" }).where("id", "=", job).where("state", "=", "waiting").execute();
  return units.sort((a, b) => a.index - b.index);
}

/** Rows this worker still holds; none where another took it. */
export function heldBy(trx: Trx, worker: string, unit: JobUnit) {
  return trx
    .updateTable("jobUnits")
    .where("job", "=", unit.job)
    .where("position", "=", unit.index)
    .where("state", "=", "running")
    .where("worker", "=", worker)
    .where("attempts", "=", unit.attempts);
}

/** Undoes what the engine did for somebody who holds the unit no more. */
class HeldNoMore extends Error {}

/** Notes that a unit is done, why it failed, or when it is tried again, and counts it, in one transaction. */
export async function finishUnit({ engine, write, now }: JobContext, worker: string, unit: JobUnit, outcome: UnitOutcome): Promise<UnitEnd> {
  const { failure } = outcome;
  try {
    return await write(async (trx) => {
      if (failure?.mayPass === true && unit.failedAttempts + 1 < mostAttempts) {
        const postponed = await engine.postpone(trx, unit);
        if (postponed === null) return "lost";
        const { dueAt } = postponed;
        if (dueAt !== null) {
          const { code, message } = failure;
          const failedAttempts = unit.failedAttempts + 1;
          await must(heldBy(trx, worker, unit).set({ state: "waiting", worker: null, leaseUntil: null, dueAt, code, message, failedAttempts }));
          return "postponed";
        }
      } else if (!(await engine.end(trx, unit))) return "lost";
      await noteEnd(trx, { worker, unit, outcome });
      await settle(trx, unit.job, new Date(now()).toISOString());
      return "noted";
    });
  } catch (problem) {
    if (problem instanceof HeldNoMore) return "lost";
    throw problem;
  }
}

async function must(update: ReturnType<typeof heldBy>): Promise<void> {
  const { numUpdatedRows } = await update.executeTakeFirst();
  if (numUpdatedRows === 0n) throw new HeldNoMore("another worker holds the unit");
}

async function noteEnd(trx: Trx, { worker, unit, outcome }: { worker: string; unit: JobUnit; outcome: UnitOutcome }): Promise<void> {
  const { failure, result } = outcome;
  const state = failure === undefined ? "done" : "failed";
  const ended = { state, isOpen: 0, worker: null, leaseUntil: null, dueAt: null, code: failure?.code ?? null, message: failure?.message ?? null };
  await must(heldBy(trx, worker, unit).set(ended));
  const counter = failure === undefined ? "doneCount" : "failedCount";
  await trx
    .updateTable("jobs")
    .set((build) => ({ [counter]: build(counter, "+", 1), ...(result === undefined ? {} : { result: JSON.stringify(result) }) }))
    .where("id", "=", unit.job)
    .execute();
}

export async function releaseUnit({ engine }: JobContext, trx: Trx, worker: string, unit: JobUnit): Promise<void> {
  const { numUpdatedRows } = await heldBy(trx, worker, unit).set({ state: "waiting", worker: null, leaseUntil: null }).executeTakeFirst();
  if (numUpdatedRows > 0n) await engine.putBack(trx, unit);
}

export async function renewUnits({ engine, now }: JobContext, trx: Trx, worker: string, units: readonly JobUnit[]): Promise<void> {
  const leaseUntil = new Date(now() + silenceMs).toISOString();
  await engine.renew(trx, units);
  for (const unit of units) await heldBy(trx, worker, unit).set({ leaseUntil }).execute();
}

/** When the first of the units that wait for another attempt may be claimed. */
export async function nextDue({ db }: StoreContext, kinds: Parameters<JobStore["nextDue"]>[0]): Promise<string | null> {
  if (kinds.length === 0) return null;
  const row = await db
    .selectFrom("jobUnits")
    .innerJoin("jobs", "jobs.id", "jobUnits.job")
    .select(sql<string | null>`min(job_units.due_at)`.as("dueAt"))
    .where("jobUnits.dueAt", "is not", null)
    .where("jobs.kind", "in", kinds)
    .where("jobs.state", "in", ["waiting", "running"])
    .executeTakeFirst();
  return row?.dueAt ?? null;
}

/** Ends a job whose last unit has been done: "failed" where every one failed, else "done". A cancelled job stays so. */
export async function settle(trx: Trx, job: string, now: string): Promise<void> {
  await trx
    .updateTable("jobs")
    .set((build) => ({
      finishedAt: now,
      state: build
        .case()
        .when(build.and([build("failedCount", ">", 0), build("doneCount", "=", 0)]))
        .then("failed")
        .else("done")
        .end(),
    }))
    .where("id", "=", job)
    .where("isSealed", "=", 1)
    .where("state", "in", ["waiting", "running", "paused"])
    .where((build) => build("total", "=", build("doneCount", "+", build.ref("failedCount"))))
    .execute();
}
