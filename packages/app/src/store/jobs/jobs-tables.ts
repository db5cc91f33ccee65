export interface JobRow {
  id: string;
  project: string;
  kind: string;
  request: string;
  state: string;
  isSealed: number;
  total: number;
  doneCount: number;
  failedCount: number;
  createdBy: string;
  createdAt: string;
  finishedAt: string | null;
  result: string | null;
  /** 1 where somebody waits for it. */
  isAwaited: number;
}

/** `state`: "waiting", "running", "done", "failed". `attempts` counts claims, so that a late worker is told from the one who holds it now. */
export interface JobUnitRow {
  job: string;
  position: number;
  label: string;
  request: string;
  state: string;
  /** 1 while it is waiting or running. */
  isOpen: number;
  attempts: number;
  /** Claims whose worker ended before it finished or released the unit. */
  lostCount: number;
  /** Attempts that failed for what may pass. */
  failedAttempts: number;
  worker: string | null;
  /** SQLite: until when the worker is trusted to be there. */
  leaseUntil: string | null;
  code: string | null;
  message: string | null;
  /** Not before, after an attempt that failed; null: at once. */
  dueAt: string | null;
  /** PostgreSQL: 1 once pg-boss has it. */
  isEnlisted: number;
  /** How much of a long text is read, 0–1, while it is running; null: not told. */
  readShare: number | null;
}

/** When the next turn at a place is free, in milliseconds since 1970. */
interface TurnRow {
  place: string;
  freeAt: number;
}

export interface ScheduleRow {
  name: string;
  project: string;
  everyMinutes: number;
  task: string;
  nextAt: string;
}

export interface JobTables {
  jobs: JobRow;
  jobUnits: JobUnitRow;
  turns: TurnRow;
  schedules: ScheduleRow;
}
