import { runStatements, type Migration } from "./migration.ts";

const statements = [
  // Jobs that somebody waits for come first.
  `ALTER TABLE jobs ADD COLUMN is_awaited INTEGER NOT NULL DEFAULT 0`,
  // Units that failed for what may pass wait for their next attempt.
  `ALTER TABLE job_units ADD COLUMN due_at TEXT`,
  `ALTER TABLE job_units ADD COLUMN failed_attempts INTEGER NOT NULL DEFAULT 0`,
  `CREATE INDEX job_units_due ON job_units (due_at) WHERE due_at IS NOT NULL`,
  // Turns at what all workers share, such as an endpoint that takes so many requests a minute.
  `CREATE TABLE turns (place TEXT PRIMARY KEY, free_at REAL NOT NULL)`,
  `CREATE TABLE schedules (name TEXT PRIMARY KEY, project TEXT NOT NULL, every_minutes INTEGER NOT NULL, task TEXT NOT NULL, next_at TEXT NOT NULL)`,
  // PostgreSQL: units that pg-boss was handed. Open ones of an older version are handed to it when they are found.
  `ALTER TABLE job_units ADD COLUMN is_enlisted INTEGER NOT NULL DEFAULT 0`,
  `UPDATE job_units SET is_enlisted = 1 WHERE state IN ('done', 'failed')`,
  `CREATE INDEX job_units_left ON job_units (job, position) WHERE is_enlisted = 0`,
];

/** Attempts, priorities, shared turns and schedules of long work. */
export const jobEngineMigration: Migration = { version: 20, name: "job engine", up: (db, dialect) => runStatements(db, dialect, statements) };
