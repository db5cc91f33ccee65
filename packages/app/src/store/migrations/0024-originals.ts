import { runStatements, type Migration } from "./migration.ts";

const statements = [
  `CREATE TABLE originals (project TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, bytes TEXT NOT NULL, PRIMARY KEY (project, sha256))`,
];

/** The files that documents were read from, where they are kept: as base64, so that both databases and a dump hold the same. */
export const originalsMigration: Migration = { version: 24, name: "originals", up: (db, dialect) => runStatements(db, dialect, statements) };
