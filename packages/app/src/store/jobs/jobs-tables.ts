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
}

/** `state`: "waiting", "running", "done", "failed". `attempts` counts claims, so that a late worker is told from the one who holds it now. */
export interface JobUnitRow {
  job: string;
  position: number;
  label: string;
  request: string;
  state: string;
  /** 1 while it is waiting or running: what claims look for. */
  isOpen: number;
  attempts: number;
  /** Claims whose worker ended before it finished or released the unit. */
  lostCount: number;
  worker: string | null;
  leaseUntil: string | null;
  code: string | null;
  message: string | null;
}

export interface JobTables {
  jobs: JobRow;
  jobUnits: JobUnitRow;
}
