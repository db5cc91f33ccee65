import { runStatements, type Migration } from "./migration.ts";
import { indexConcurrently } from "./online/index-concurrently.ts";

const name = "entities_by_uses";
const index = `CREATE INDEX IF NOT EXISTS ${name} ON entities (project, (-uses), id)`;

/** The index that lists of all entities go by. On PostgreSQL it is made while others write. */
export const entitiesByUsesMigration: Migration = {
  version: 22,
  name: "entities by uses",
  only: "postgres",
  prepare: (db) => indexConcurrently(db, name, index),
  up: (db, dialect) => runStatements(db, dialect, [index]),
};

/** The same in a file. */
export const entitiesByUsesOfFilesMigration: Migration = {
  version: 23,
  name: "entities by uses of files",
  only: "sqlite",
  up: (db, dialect) => runStatements(db, dialect, [index]),
};
