import { runStatements, type Migration } from "./migration.ts";

const statements = [`ALTER TABLE job_units ADD COLUMN read_share REAL`];

/** How much of a long text is read while its unit is under way. */
export const readingProgressMigration: Migration = {
  version: 27,
  name: "reading progress",
  up: (db, dialect) => runStatements(db, dialect, statements),
};
