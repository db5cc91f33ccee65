import type { Transaction } from "kysely";
import type { JobFailure, JobStore, JobUnit } from "../job-store.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type Lease = Parameters<JobStore["claim"]>[2];
type Outcome = Parameters<JobStore["finish"]>[2];

/** Jobs with work left, oldest first, that one claim looks through at most. */
const jobsLookedAt = 100;

/**
 * Takes the next free unit. PostgreSQL skips rows that another worker is just taking; in SQLite claims follow one another.
 * Cost: O(jobs with work left + log units).
 */
export async function claimUnit(context: StoreContext, worker: string, kinds: readonly string[], lease: Lease): Promise<JobUnit | null> {
  if (kinds.length === 0) return null;
  // Looked up outside the write, so that idle workers do not make others wait.
  const jobs = await context.db
    .selectFrom("jobs")
    .select("id")
    .where("state", "in", ["waiting", "running"])
    .where("kind", "in", kinds)
    .where((build) => build("total", ">", build("doneCount", "+", build.ref("failedCount"))))
    .orderBy("createdAt")
    .orderBy("id")
    .limit(jobsLookedAt)
    .execute();
  for (const { id } of jobs) {
    if (!(await hasFreeUnit(context, id, lease))) continue;
    const unit = await context.write((trx) => claimOf(context, trx, { worker, job: id, lease }));
    if (unit !== null) return unit;
  }
  return null;
}

/** A lease that reaches further beyond any present one was given by a clock that was wrong. */
const clockToleranceMs = 60 * 60_000;

function freeUnits(db: StoreContext["db"], job: string, { now, until }: Lease) {
  const farthest = new Date(Date.parse(until) + clockToleranceMs).toISOString();
  return db
    .selectFrom("jobUnits")
    .where("job", "=", job)
    .where("isOpen", "=", 1)
    .where((build) => build.or([build("leaseUntil", "is", null), build("leaseUntil", "<=", now), build("leaseUntil", ">", farthest)]))
    .orderBy("position")
    .limit(1);
}

async function hasFreeUnit({ db }: StoreContext, job: string, lease: Lease): Promise<boolean> {
  return (await freeUnits(db, job, lease).select("position").executeTakeFirst()) !== undefined;
}

async function claimOf(
  { dialect }: StoreContext,
  trx: Transaction<Tables>,
  { worker, job, lease }: { worker: string; job: string; lease: Lease },
): Promise<JobUnit | null> {
  const isOpen = await trx.selectFrom("jobs").select("id").where("id", "=", job).where("state", "in", ["waiting", "running"]).executeTakeFirst();
  if (isOpen === undefined) return null;
  const row = await freeUnits(trx, job, lease)
    .select(["position", "request", "state", "attempts", "lostCount"])
    .$if(dialect === "postgres", (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
  if (row === undefined) return null;
  const attempts = row.attempts + 1;
  // A unit that was given back waits; one that still runs was left behind.
  const lostCount = row.lostCount + (row.state === "running" ? 1 : 0);
  await trx
    .updateTable("jobUnits")
    .set({ state: "running", worker, leaseUntil: lease.until, attempts, lostCount })
    .where("job", "=", job)
    .where("position", "=", row.position)
    .execute();
  await trx.updateTable("jobs").set({ state: "running" }).where("id", "=", job).where("state", "=", "waiting").execute();
  return { job, index: row.position, request: JSON.parse(row.request) as unknown, attempts, lostCount };
}

/** Rows this worker still holds; none where the lease ran out and another took it. */
function heldBy(trx: Transaction<Tables>, worker: string, unit: JobUnit) {
  return trx
    .updateTable("jobUnits")
    .where("job", "=", unit.job)
    .where("position", "=", unit.index)
    .where("state", "=", "running")
    .where("worker", "=", worker)
    .where("attempts", "=", unit.attempts);
}

export async function renewUnit(trx: Transaction<Tables>, worker: string, unit: JobUnit, until: string): Promise<boolean> {
  const { numUpdatedRows } = await heldBy(trx, worker, unit).set({ leaseUntil: until }).executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function releaseUnit(trx: Transaction<Tables>, worker: string, unit: JobUnit): Promise<void> {
  await heldBy(trx, worker, unit).set({ state: "waiting", worker: null, leaseUntil: null }).execute();
}

/** Notes that a unit is done, or why it failed, and counts it, in one transaction. */
export async function finishUnit(trx: Transaction<Tables>, worker: string, unit: JobUnit, outcome: Outcome): Promise<boolean> {
  const failure: Omit<JobFailure, "index" | "label"> | undefined = outcome.failure;
  const { numUpdatedRows } = await heldBy(trx, worker, unit)
    .set({
      state: failure === undefined ? "done" : "failed",
      isOpen: 0,
      worker: null,
      leaseUntil: null,
      code: failure?.code ?? null,
      message: failure?.message ?? null,
    })
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const counter = failure === undefined ? "doneCount" : "failedCount";
  await trx
    .updateTable("jobs")
    .set((build) => ({
      [counter]: build(counter, "+", 1),
      ...(outcome.result === undefined ? {} : { result: JSON.stringify(outcome.result) }),
    }))
    .where("id", "=", unit.job)
    .execute();
  await settle(trx, unit.job, outcome.now);
  return true;
}

/** Ends a job whose last unit has been done: "failed" where every one failed, else "done". A cancelled job stays so. */
export async function settle(trx: Transaction<Tables>, job: string, now: string): Promise<void> {
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
