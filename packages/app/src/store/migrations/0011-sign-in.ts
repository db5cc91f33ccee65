import { runStatements, type Migration } from "./migration.ts";

const statements = [
  // Sessions that are not used end early.
  `ALTER TABLE sessions ADD COLUMN used_at TEXT NOT NULL DEFAULT ''`,
  `UPDATE sessions SET used_at = created_at`,
  // A password that somebody else chose is good for a while only.
  `ALTER TABLE accounts ADD COLUMN password_until TEXT`,
  // Who somebody is at an identity provider.
  `CREATE TABLE identities (issuer TEXT NOT NULL, subject TEXT NOT NULL, account TEXT NOT NULL REFERENCES accounts (id), created_at TEXT NOT NULL,
    PRIMARY KEY (issuer, subject))`,
  `CREATE INDEX identities_by_account ON identities (account)`,
];

/** Sessions that end when they are not used, passwords that run out, and identities of other providers. */
export const signInMigration: Migration = {
  version: 11,
  name: "sign-in",
  up: (db, dialect) => runStatements(db, dialect, statements),
};
