import { runStatements, type Migration } from "./migration.ts";

const statements = [
  `CREATE TABLE estimates (project TEXT NOT NULL, question TEXT NOT NULL, account TEXT NOT NULL, at TEXT NOT NULL, chance REAL NOT NULL,
    PRIMARY KEY (project, question, account, at)) CLUSTERED`,
  `CREATE INDEX estimates_by_account ON estimates (account)`,
  `ALTER TABLE comments ADD COLUMN chance REAL`,
];

/** Moments are text in SQLite. */
const withMoments = (statement: string): string => statement.replace(" at TEXT ", " at TIMESTAMPTZ(3) ");

/** Chances that members, and readers in their comments, give on forecasts. */
export const estimatesMigration: Migration = {
  version: 25,
  name: "estimates",
  up: (db, dialect) => runStatements(db, dialect, dialect === "postgres" ? statements.map(withMoments) : statements),
};
