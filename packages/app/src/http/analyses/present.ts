import type { AppContext } from "../../application/app-context.ts";

type Jobs = AppContext["store"]["jobs"];
type Job = NonNullable<Awaited<ReturnType<Jobs["get"]>>>;

export function presentJob(job: Job): Omit<Job, "project" | "request" | "createdBy"> {
  const { id, kind, state, total, doneCount, failedCount, partDone, createdAt, finishedAt, result } = job;
  return { id, kind, state, total, doneCount, failedCount, partDone, createdAt, finishedAt, result: result ?? null };
}
