import type { Kysely } from "kysely";
import { chainHash, chainStart } from "../accounts/audit-chain.ts";
import type { Tables } from "../tables.ts";
import { runStatements, type Migration } from "./migration.ts";

const statements = [
  `ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT ''`,
  `CREATE TABLE second_factors (account TEXT PRIMARY KEY REFERENCES accounts (id), secret TEXT NOT NULL, confirmed_at TEXT, last_step INTEGER NOT NULL,
    recovery TEXT NOT NULL)`,
  `ALTER TABLE audit_entries ADD COLUMN position INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE audit_entries ADD COLUMN hash TEXT NOT NULL DEFAULT ''`,
];
const index = `CREATE UNIQUE INDEX audit_entries_by_position ON audit_entries (position)`;

/** Sessions that their owner can tell apart, second factors, and a chain of hashes through the audit log. */
export const identityMigration: Migration = {
  version: 10,
  name: "identity",
  up: async (db, dialect) => {
    await runStatements(db, dialect, statements);
    await chainEntries(db);
    await runStatements(db, dialect, [index]);
  },
};

/** What was noted before there was a chain becomes its beginning, in order of time. */
async function chainEntries(db: Kysely<Tables>): Promise<void> {
  const ids = await db.selectFrom("auditEntries").select("id").orderBy("at").orderBy("id").execute();
  let hash = chainStart;
  for (const [place, { id }] of ids.entries()) {
    const row = await db.selectFrom("auditEntries").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    const position = place + 1;
    hash = chainHash(hash, { ...row, position });
    await db.updateTable("auditEntries").set({ position, hash }).where("id", "=", id).execute();
  }
  if (ids.length === 0) return;
  const value = JSON.stringify({ position: ids.length, hash });
  await db.insertInto("settings").values({ key: "audit head", value }).execute();
}
