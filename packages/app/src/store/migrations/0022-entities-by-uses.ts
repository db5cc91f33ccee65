import { sql } from "kysely";
import { runStatements, type Migration } from "./migration.ts";

const index = "CREATE INDEX IF NOT EXISTS entities_by_uses ON entities (project, (-uses), id)";

/** The index that lists of all entities go by. On PostgreSQL it is made while others write; what a stop left half made is made once more. */
export const entitiesByUsesMigration: Migration = {
  version: 22,
  name: "entities by uses",
  only: "postgres",
  prepare: async (db) => {
    const { rows } = await sql`select from pg_index where indexrelid = to_regclass('entities_by_uses') and not indisvalid`.execute(db);
    if (rows.length > 0) await sql`drop index concurrently entities_by_uses`.execute(db);
    await sql.raw(index.replace("INDEX", "INDEX CONCURRENTLY")).execute(db);
  },
  up: (db, dialect) => runStatements(db, dialect, [index]),
};

/** The same in a file. */
export const entitiesByUsesOfFilesMigration: Migration = {
  version: 23,
  name: "entities by uses of files",
  only: "sqlite",
  up: (db, dialect) => runStatements(db, dialect, [index]),
};
