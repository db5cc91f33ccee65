import type { Page } from "./queries.ts";

export type JobState = "waiting" | "running" | "paused" | "done" | "failed" | "cancelled";

/**
 * Long work: a row, with one row a unit of work ("read this file", "code this document"). A unit's effect is idempotent, so that one which was done but not
 * noted before a crash may be done again. A worker holds a unit by a lease that it renews; a unit whose lease ran out is anybody's.
 */
export interface Job {
  readonly id: string;
  readonly project: string;
  /** "import", "code", "analysis", "export", "publish". */
  readonly kind: string;
  readonly request: unknown;
  readonly state: JobState;
  readonly total: number;
  readonly doneCount: number;
  readonly failedCount: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Of jobs that answer with something; null until done. */
  readonly result: unknown;
}

export interface JobUnit {
  readonly job: string;
  readonly index: number;
  readonly request: unknown;
  readonly attempts: number;
  /** How many workers ended, or lost their lease, while they held it; none of those that gave it back. */
  readonly lostCount: number;
}

export interface JobFailure {
  readonly index: number;
  /** What it was about: a file's name, a document's title. */
  readonly label: string;
  readonly code: string;
  readonly message: string;
}

/** Jobs of all projects, counted. */
export interface JobOverview {
  readonly counts: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  /** When the oldest job was made that waits and of which nothing was begun; null where there is none. */
  readonly oldestWaitingAt: string | null;
}

export interface JobStore {
  /** Adds a job with its units, at once or in parts (`addUnits`) while it already runs. */
  add(
    job: Omit<Job, "state" | "total" | "doneCount" | "failedCount" | "finishedAt" | "result">,
    units: readonly { label: string; request: unknown }[],
  ): Promise<void>;
  /** @throws RAP_STORE_JOB where the job is sealed or not there */
  addUnits(job: string, units: readonly { label: string; request: unknown }[]): Promise<void>;
  /** Says that no more units come: the job is done when all are. */
  seal(job: string): Promise<void>;
  get(project: string, id: string): Promise<Job | null>;
  list(project: string, options: { cursor?: string | undefined; limit: number }): Promise<Page<Job>>;
  /** The next unit nobody holds, of a job that runs or waits; two workers never get the same while the lease lasts. */
  claim(worker: string, kinds: readonly string[], lease: { now: string; until: string }): Promise<JobUnit | null>;
  renew(worker: string, unit: JobUnit, until: string): Promise<boolean>;
  /** False where the lease was lost meanwhile: then somebody else does it and nothing was noted. */
  finish(worker: string, unit: JobUnit, outcome: { failure?: Omit<JobFailure, "index" | "label">; result?: unknown; now: string }): Promise<boolean>;
  /** Gives a unit back, as a stopping worker does. */
  release(worker: string, unit: JobUnit): Promise<void>;
  /** Pauses, resumes, cancels; `retry` puts failed units back. @throws RAP_STORE_JOB where its state does not allow that */
  steer(project: string, id: string, step: "pause" | "resume" | "cancel" | "retry", now: string): Promise<Job>;
  /** Cost: O(jobs). */
  overview(): Promise<JobOverview>;
  failures(project: string, id: string, options: { cursor?: string | undefined; limit: number }): Promise<Page<JobFailure>>;
}
