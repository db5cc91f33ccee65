import { runStatements, type Migration } from "./migration.ts";

const statements = [
  `CREATE TABLE comments (project TEXT NOT NULL, id TEXT NOT NULL, request_key TEXT NOT NULL, roundup TEXT NOT NULL, parent TEXT, statement TEXT, stance TEXT,
    name TEXT NOT NULL, text TEXT NOT NULL, text_hash TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, edited_at TEXT, editor_note TEXT, email TEXT,
    rules TEXT NOT NULL, prefix_hash TEXT, PRIMARY KEY (project, id))`,
  `CREATE UNIQUE INDEX comments_by_key ON comments (project, request_key)`,
  `CREATE INDEX comments_by_page ON comments (project, roundup, created_at, id)`,
  `CREATE INDEX comments_by_state ON comments (project, state, created_at, id)`,
  `CREATE INDEX comments_by_time ON comments (project, created_at, id)`,
  `CREATE INDEX comments_by_email ON comments (project, email)`,
  `CREATE TABLE moderation_entries (project TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, by_account TEXT NOT NULL, action TEXT NOT NULL, comment TEXT,
    note TEXT NOT NULL, PRIMARY KEY (project, id))`,
  `CREATE INDEX moderation_entries_by_time ON moderation_entries (project, at, id)`,
  `CREATE TABLE comment_blocks (project TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, by_account TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (project, kind, value)) CLUSTERED`,
];

/** Readers' comments and what moderators did to them. */
export const commentsMigration: Migration = { version: 4, name: "comments", up: (db, dialect) => runStatements(db, dialect, statements) };
