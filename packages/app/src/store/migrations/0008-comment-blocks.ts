import { runStatements, type Migration } from "./migration.ts";

const statements = [
  // What moderators recognise a blocked address by; the address itself is not kept.
  `ALTER TABLE comment_blocks ADD COLUMN hint TEXT`,
];

/** Blocked addresses as keyed hashes with a hint. */
export const commentBlocksMigration: Migration = {
  version: 8,
  name: "comment blocks",
  up: (db, dialect) => runStatements(db, dialect, statements),
};
