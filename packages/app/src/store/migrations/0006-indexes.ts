import { runStatements, type Migration } from "./migration.ts";

const statements = [
  // The projects of a library without reading every record.
  `CREATE INDEX versions_of_projects ON versions (id) WHERE kind = 'project' AND to_revision IS NULL`,
  // Word counts stand behind the text in their rows, which would be read to its end for them.
  `CREATE INDEX contents_words ON contents (project, id, words)`,
];

/** Indexes for what lists and sign-in ask on every request. */
export const indexesMigration: Migration = { version: 6, name: "indexes", up: (db, dialect) => runStatements(db, dialect, statements) };
