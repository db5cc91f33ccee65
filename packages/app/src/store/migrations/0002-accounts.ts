import { runStatements, type Migration } from "./migration.ts";

const statements = [
  `CREATE TABLE accounts (id TEXT PRIMARY KEY, email TEXT UNIQUE, name TEXT NOT NULL, is_administrator INTEGER NOT NULL, is_disabled INTEGER NOT NULL,
    created_at TEXT NOT NULL, password_hash TEXT)`,
  `CREATE TABLE members (project TEXT NOT NULL, account TEXT NOT NULL REFERENCES accounts (id), role TEXT NOT NULL, grants TEXT NOT NULL,
    PRIMARY KEY (project, account)) CLUSTERED`,
  `CREATE INDEX members_by_account ON members (account, project)`,
  `CREATE TABLE sessions (token_hash TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts (id), created_at TEXT NOT NULL, expires_at TEXT NOT NULL,
    csrf TEXT NOT NULL)`,
  `CREATE INDEX sessions_by_account ON sessions (account)`,
  `CREATE INDEX sessions_by_end ON sessions (expires_at)`,
  `CREATE TABLE api_tokens (id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES accounts (id), name TEXT NOT NULL,
    scopes TEXT NOT NULL, project TEXT, created_at TEXT NOT NULL, expires_at TEXT, last_used_at TEXT)`,
  `CREATE INDEX api_tokens_by_account ON api_tokens (account)`,
  `CREATE TABLE invitations (id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL UNIQUE, email TEXT, project TEXT, role TEXT NOT NULL,
    is_administrator INTEGER NOT NULL, created_by TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT)`,
  `CREATE TABLE login_failures (key TEXT NOT NULL, at TEXT NOT NULL)`,
  `CREATE INDEX login_failures_by_key ON login_failures (key, at)`,
  `CREATE INDEX login_failures_by_age ON login_failures (at)`,
  `CREATE TABLE audit_entries (id TEXT PRIMARY KEY, at TEXT NOT NULL, account TEXT, action TEXT NOT NULL, target TEXT, details TEXT NOT NULL)`,
  `CREATE INDEX audit_entries_by_time ON audit_entries (at, id)`,
  `CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL)`,
];

/** Who may use a library, and what happened to rights. */
export const accountsMigration: Migration = { version: 2, name: "accounts", up: (db, dialect) => runStatements(db, dialect, statements) };
