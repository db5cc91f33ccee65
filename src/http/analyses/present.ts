import type { AppContext } from "../../service/app-context.ts";

type Jobs = AppContext["store"]["jobs"];
type Job = NonNullable<Awaited<ReturnType<Jobs["get"]>>>;

/** A job; `showsResult` false leaves out what came of it. */
export function presentJob(job: Job, showsResult: boolean): Omit<Job, "project" | "request" | "createdBy"> {
  const { id, kind, state, total, doneCount, failedCount, createdAt, finishedAt, result } = job;
  return { id, kind, state, total, doneCount, failedCount, createdAt, finishedAt, result: showsResult ? (result ?? null) : null };
}
