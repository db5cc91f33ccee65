import { RapporteurError } from "@rapporteur/core/base";
import type { Job, JobStore } from "../store/job-store.ts";
import type { AppContext } from "./app-context.ts";
import { authorise } from "../library/authorise.ts";
import { accountOf, type Workplace } from "../library/workplace.ts";

/** Jobs see the whole project, so who sees a part of it sees their own jobs alone: labels and results tell of what is hidden. */
export function seesJob(app: AppContext, workplace: Workplace, job: Job): boolean {
  return workplace.store === app.store || job.createdBy === accountOf(workplace);
}

/** @throws RAP_LIBRARY_MISSING */
export async function openJob(app: AppContext, workplace: Workplace, id: string): Promise<Job> {
  const job = await workplace.store.jobs.get(workplace.project, id);
  if (job === null || !seesJob(app, workplace, job)) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "job", id });
  return job;
}

/** Pauses, goes on with, calls off or tries a job again. @throws RAP_LIBRARY_MISSING, RAP_STORE_JOB */
export async function steerJob(app: AppContext, workplace: Workplace, { id, step }: { readonly id: string; readonly step: JobStep }): Promise<Job> {
  const { jobs } = authorise(workplace, "steerJob");
  await openJob(app, workplace, id);
  const job = await jobs.steer(workplace.project, id, step);
  app.work.wake();
  return job;
}

type JobStep = Parameters<JobStore["steer"]>[2];
