import { RapporteurError } from "@rapporteur/core/base";
import type { JobState, JobStore } from "../job-store.ts";
import type { JobEngine, Trx } from "./job-engine.ts";
import { settle } from "./jobs-units.ts";

type Step = Parameters<JobStore["steer"]>[2];

export interface Steering {
  readonly project: string;
  readonly id: string;
  readonly step: Step;
  readonly now: string;
}

/** From which states a step is allowed, and where it leads. What a worker holds when a job is paused or cancelled, it may still finish. */
const steps: Readonly<Record<Step, { readonly from: readonly JobState[]; readonly to: JobState }>> = {
  pause: { from: ["waiting", "running"], to: "paused" },
  resume: { from: ["paused"], to: "waiting" },
  cancel: { from: ["waiting", "running", "paused"], to: "cancelled" },
  // Failed units go back; of a cancelled job what was left goes on, too.
  retry: { from: ["running", "done", "failed", "cancelled"], to: "waiting" },
};

/** @throws RAP_STORE_JOB where there is no such job in the project, or its state does not allow the step */
export async function steerJob(trx: Trx, engine: JobEngine, { project, id, step, now }: Steering): Promise<void> {
  // Units before the job, as workers do, so that two never wait for each other.
  const isRetry = step === "retry";
  const before = await trx.selectFrom("jobs").selectAll().where("project", "=", project).where("id", "=", id).executeTakeFirst();
  const { from, to } = steps[step];
  const isAllowed = before !== undefined && from.some((state) => state === before.state);
  const isEmptyRetry = isRetry && before?.failedCount === 0 && before.state !== "cancelled";
  if (!isAllowed || isEmptyRetry) throw new RapporteurError("RAP_STORE_JOB", { id, state: before?.state ?? "missing", step });
  const returned = isRetry ? await returnFailed(trx, id) : 0;
  if (isRetry) await engine.enlist(trx, id, await openUnits(trx, id));
  const { numUpdatedRows } = await trx
    .updateTable("jobs")
    .set((build) => ({ state: to, finishedAt: step === "cancel" ? now : null, failedCount: build("failedCount", "-", returned) }))
    .where("id", "=", id)
    .where("state", "in", from)
    .executeTakeFirst();
  // The last unit may have been finished by another process just now.
  if (numUpdatedRows === 0n) throw new RapporteurError("RAP_STORE_JOB", { id, state: "just finished", step });
  await settle(trx, id, now);
}

async function returnFailed(trx: Trx, job: string): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("jobUnits")
    .set({ state: "waiting", isOpen: 1, lostCount: 0, code: null, message: null, dueAt: null, failedAttempts: 0 })
    .where("job", "=", job)
    .where("state", "=", "failed")
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function openUnits(trx: Trx, job: string): Promise<number[]> {
  const units = trx.selectFrom("jobUnits").select("position").where("job", "=", job).where("state", "in", ["waiting", "running"]);
  const rows = await units.orderBy("position").execute();
  return rows.map(({ position }) => position);
}
