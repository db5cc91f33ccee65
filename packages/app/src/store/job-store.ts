import type { Page } from "./queries.ts";

export type JobState = "waiting" | "running" | "paused" | "done" | "failed" | "cancelled";

/**
 * Long work: a row, with one row a unit of work ("read this file", "code this document"). A unit's effect is idempotent, so that one which was done but not
 * noted before a crash may be done again. A worker holds a unit for as long as it is heard of; one that was not heard of for a minute lost its units.
 */
export interface Job {
  readonly id: string;
  readonly project: string;
  /** "import", "code", "analysis". */
  readonly kind: string;
  readonly request: unknown;
  readonly state: JobState;
  readonly total: number;
  readonly doneCount: number;
  readonly failedCount: number;
  /** Shares of the long texts under way that are read, added up: 0.5 where one of them is half read. */
  readonly partDone: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Of jobs that answer with something; null until done. */
  readonly result: unknown;
}

export interface NewJob extends Pick<Job, "id" | "project" | "kind" | "request" | "createdBy" | "createdAt"> {
  /** Somebody waits for it: its units come before those of all other jobs. */
  readonly isAwaited?: boolean;
}

export interface NewUnit {
  readonly label: string;
  readonly request: unknown;
}

export interface JobUnit {
  readonly job: string;
  readonly index: number;
  readonly request: unknown;
  /** Somebody waits for the job. */
  readonly isAwaited: boolean;
  readonly attempts: number;
  /** How many workers ended, or were not heard of, while they held it; none of those that gave it back. */
  readonly lostCount: number;
  /** Attempts that failed for what may pass, since the unit was added or somebody retried it. */
  readonly failedAttempts: number;
  /** What tells this hold on the unit from earlier and later ones. */
  readonly hold: number;
}

export interface JobFailure {
  readonly index: number;
  /** What it was about: a file's name, a document's title. */
  readonly label: string;
  readonly code: string;
  readonly message: string;
}

export interface UnitOutcome {
  /** `mayPass`: what stood in the way may be gone in a while, so the unit is tried again, later each time, until its attempts are used up. */
  readonly failure?: Pick<JobFailure, "code" | "message"> & { readonly mayPass?: boolean };
  readonly result?: unknown;
}

/** "noted": counted as done or failed; "postponed": tried again later; "lost": somebody else does it, and nothing was noted. */
export type UnitEnd = "noted" | "postponed" | "lost";

/** Jobs of all projects, counted. */
export interface JobOverview {
  readonly counts: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  /** When the oldest job was made that waits and of which nothing was begun; null where there is none. */
  readonly oldestWaitingAt: string | null;
}

/** A job that changed; null: any may have. */
export type JobNote = { readonly project: string; readonly id: string } | null;

/** The worker that asks, for work of these kinds, so many units at most. */
export interface Claim {
  readonly worker: string;
  readonly kinds: readonly string[];
  readonly most: number;
}

/** Work that comes again and again. */
export interface Schedule {
  readonly name: string;
  readonly project: string;
  readonly everyMinutes: number;
  readonly task: unknown;
}

export interface JobStore {
  /** Adds a job with its units, at once or in parts (`addUnits`) while it already runs. */
  add(job: NewJob, units: readonly NewUnit[]): Promise<void>;
  /** @throws RAP_STORE_JOB where the job is sealed or not there */
  addUnits(job: string, units: readonly NewUnit[]): Promise<void>;
  /** Says that no more units come: the job is done when all are. */
  seal(job: string): Promise<void>;
  get(project: string, id: string): Promise<Job | null>;
  list(project: string, options: { cursor?: string | undefined; limit: number }): Promise<Page<Job>>;
  /** The next units nobody holds, of jobs that run or wait: those that somebody waits for first, then the oldest. Two workers never hold the same one. */
  claim(claim: Claim): Promise<readonly JobUnit[]>;
  /** Says that the worker is still at work on these. */
  renew(worker: string, units: readonly JobUnit[]): Promise<void>;
  /** Says how much of a unit's text is read, 0–1. Nothing happens where somebody else holds the unit by now. */
  tellShare(worker: string, unit: JobUnit, share: number): Promise<void>;
  finish(worker: string, unit: JobUnit, outcome: UnitOutcome): Promise<UnitEnd>;
  /** Gives a unit back, as a stopping worker does. */
  release(worker: string, unit: JobUnit): Promise<void>;
  /** Takes units back from workers that were not heard of, and takes up jobs that came from elsewhere (an older version, a copy). */
  recover(): Promise<void>;
  /** When a unit that was postponed may be claimed; null where none waits. */
  nextDue(kinds: readonly string[]): Promise<string | null>;
  /** Pauses, resumes, cancels; `retry` puts failed units back. @throws RAP_STORE_JOB where its state does not allow that */
  steer(project: string, id: string, step: "pause" | "resume" | "cancel" | "retry"): Promise<Job>;
  /** Cost: O(jobs). */
  overview(): Promise<JobOverview>;
  failures(project: string, id: string, options: { cursor?: string | undefined; limit: number }): Promise<Page<JobFailure>>;
  /** Calls back when work was added or a job went on, in whatever process; many notes may come as one. Returns how to stop. */
  watch(listener: (note: JobNote) => void): () => void;
  /** Whether `watch` hears of other processes now. Where not (a connection that was lost, a pooler that holds none), look again and again. */
  isHearing(): boolean;
  /** Books the next turn at something that all workers share, such as a language model's endpoint, so that turns are `everyMs` apart. @returns how long to wait for it */
  takeTurn(place: string, everyMs: number): Promise<number>;
  /** Nobody gets a turn before so many milliseconds have passed: what the other side asked for. */
  holdTurns(place: string, forMs: number): Promise<void>;
  /** Sets a schedule, in place of one of its name; it is due at once. */
  setSchedule(schedule: Schedule): Promise<void>;
  dropSchedule(name: string): Promise<void>;
  schedules(): Promise<readonly Schedule[]>;
  /** A schedule whose time has come, for the first that asks: the next turn is its minutes from now. */
  takeDue(): Promise<Schedule | null>;
}
