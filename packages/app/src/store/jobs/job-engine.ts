import type { Transaction } from "kysely";
import type { JobUnit } from "../job-store.ts";
import type { Tables } from "../tables.ts";

export type Trx = Transaction<Tables>;

/** A unit that was just taken. */
export interface Taken {
  readonly position: number;
  readonly hold: number;
}

/**
 * Who may take which unit, and when: what differs between a file, which one process has to itself, and a server. The rows of jobs and units, which tell people how
 * far work is, are the same in both, and change in the same transaction.
 */
export interface JobEngine {
  /** Makes room for a job, before the transaction that enlists its units. */
  prepare(job: string): Promise<void>;
  /** Puts units in line, in the order of their positions. Those that are in line already stay. */
  enlist(trx: Trx, job: string, positions: readonly number[]): Promise<void>;
  /** Of these jobs, in their order, those with a unit that may be taken now. */
  withFree(jobs: readonly string[]): Promise<readonly string[]>;
  take(trx: Trx, job: string, most: number): Promise<readonly Taken[]>;
  renew(trx: Trx, units: readonly JobUnit[]): Promise<void>;
  /** Takes a unit out of the line, done or given up. False where it is held no more. */
  end(trx: Trx, unit: JobUnit): Promise<boolean>;
  /** Puts a unit back for a later attempt. @returns when (null where it gets none); null where it is held no more */
  postpone(trx: Trx, unit: JobUnit): Promise<{ readonly dueAt: string | null } | null>;
  /** Puts a unit back as if it had not been taken. */
  putBack(trx: Trx, unit: JobUnit): Promise<void>;
  /** Takes all units that nobody holds out of the line. */
  dismiss(job: string): Promise<void>;
  /** As `JobStore.recover`. */
  recover(): Promise<void>;
  /** As `JobStore.takeTurn`. */
  takeTurn(place: string, everyMs: number): Promise<number>;
  /** As `JobStore.holdTurns`. */
  holdTurns(place: string, forMs: number): Promise<void>;
}

/** Attempts of a unit whose failure may pass. */
export const mostAttempts = 6;
/** After the first attempt that failed; doubled with each one, of which half is left to chance, so that units do not all come back at once. */
export const firstWaitSeconds = 10;
export const longestWaitSeconds = 900;
/** Workers that were not heard of for so long have lost their units. */
export const silenceMs = 60_000;
