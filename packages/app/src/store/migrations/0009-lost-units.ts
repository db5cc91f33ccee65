import { runStatements, type Migration } from "./migration.ts";

const statements = [
  // How many workers ended while they held the unit: what ends the program each time is not taken up for ever.
  `ALTER TABLE job_units ADD COLUMN lost_count INTEGER NOT NULL DEFAULT 0`,
];

/** Counts the workers that a unit of work has cost. */
export const lostUnitsMigration: Migration = {
  version: 9,
  name: "lost units",
  up: (db, dialect) => runStatements(db, dialect, statements),
};
