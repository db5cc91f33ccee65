import { runStatements, type Migration } from "./migration.ts";

const statements = [
  `CREATE TABLE jobs (id TEXT PRIMARY KEY, project TEXT NOT NULL, kind TEXT NOT NULL, request TEXT NOT NULL, state TEXT NOT NULL, is_sealed INTEGER NOT NULL,
    total INTEGER NOT NULL, done_count INTEGER NOT NULL, failed_count INTEGER NOT NULL, created_by TEXT NOT NULL, created_at TEXT NOT NULL, finished_at TEXT,
    result TEXT)`,
  `CREATE INDEX jobs_by_project ON jobs (project, created_at, id)`,
  `CREATE INDEX jobs_by_state ON jobs (state, created_at, id)`,
  `CREATE TABLE job_units (job TEXT NOT NULL REFERENCES jobs (id), position INTEGER NOT NULL, label TEXT NOT NULL, request TEXT NOT NULL, state TEXT NOT NULL,
    is_open INTEGER NOT NULL, attempts INTEGER NOT NULL, worker TEXT, lease_until TEXT, code TEXT, message TEXT, PRIMARY KEY (job, position)) CLUSTERED`,
  `CREATE INDEX job_units_open ON job_units (job, is_open, position)`,
  `CREATE INDEX job_units_by_state ON job_units (job, state, position)`,
];

/** Long work and its units. */
export const jobsMigration: Migration = { version: 3, name: "jobs", up: (db, dialect) => runStatements(db, dialect, statements) };
