import { sql, type Kysely } from "kysely";
import type { DialectName } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { runStatements, type Migration } from "./migration.ts";
import { indexConcurrently } from "./online/index-concurrently.ts";
import { waitBriefly } from "./online/lock-briefly.ts";

const columns = [
  // Jobs that somebody waits for come first.
  `ALTER TABLE jobs ADD COLUMN is_awaited INTEGER NOT NULL DEFAULT 0`,
  // Units that failed for what may pass wait for their next attempt.
  `ALTER TABLE job_units ADD COLUMN due_at TEXT`,
  `ALTER TABLE job_units ADD COLUMN failed_attempts INTEGER NOT NULL DEFAULT 0`,
  // PostgreSQL: units that pg-boss was handed. Open ones of an older version are handed to it when they are found.
  `ALTER TABLE job_units ADD COLUMN is_enlisted INTEGER NOT NULL DEFAULT 0`,
];
const tables = [
  // Turns at what all workers share, such as an endpoint that takes so many requests a minute.
  `CREATE TABLE turns (place TEXT PRIMARY KEY, free_at REAL NOT NULL)`,
  `CREATE TABLE schedules (name TEXT PRIMARY KEY, project TEXT NOT NULL, every_minutes INTEGER NOT NULL, task TEXT NOT NULL, next_at TEXT NOT NULL)`,
];
const indexes = {
  job_units_due: `CREATE INDEX IF NOT EXISTS job_units_due ON job_units (due_at) WHERE due_at IS NOT NULL`,
  job_units_left: `CREATE INDEX IF NOT EXISTS job_units_left ON job_units (job, position) WHERE is_enlisted = 0`,
};
const enlist = `UPDATE job_units SET is_enlisted = 1 WHERE state IN ('done', 'failed') AND is_enlisted = 0`;

const columnsOf = (dialect: DialectName): string[] =>
  columns.map((statement) => (dialect === "postgres" ? statement.replace("COLUMN", "COLUMN IF NOT EXISTS") : statement));
const unitsAtOnce = 2000;

/** Attempts, priorities, shared turns and schedules of long work. There is a unit for every document that was read. */
export const jobEngineMigration: Migration = {
  version: 20,
  name: "job engine",
  prepare: async (db) => {
    await db.transaction().execute(async (trx) => {
      await waitBriefly(trx);
      await runStatements(trx, "postgres", columnsOf("postgres"));
    });
    for (let after: Unit | undefined = { job: "", position: -1 }; after !== undefined; after = await enlistNext(db, after));
    for (const [name, text] of Object.entries(indexes)) await indexConcurrently(db, name, text);
  },
  up: (db, dialect) => runStatements(db, dialect, [...columnsOf(dialect), ...tables, ...Object.values(indexes), enlist]),
};

interface Unit {
  readonly job: string;
  readonly position: number;
}

/** Some of the units that were at their end before there was pg-boss. @returns the last that was looked at; nothing where none follows */
async function enlistNext(db: Kysely<Tables>, { job, position }: Unit): Promise<Unit | undefined> {
  const { rows } = await sql<Unit>`with part as materialized (
      select job, position from job_units where (job, position) > (${job}, ${position}::integer) order by job, position limit ${unitsAtOnce}),
    done as (update job_units unit set is_enlisted = 1 from part
      where unit.job = part.job and unit.position = part.position and unit.state in ('done', 'failed') and unit.is_enlisted = 0)
    select job, position from part order by job desc, position desc limit 1`.execute(db);
  return rows[0];
}
