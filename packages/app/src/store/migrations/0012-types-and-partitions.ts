import type { Migration } from "./migration.ts";
import { lockBriefly } from "./online/lock-briefly.ts";
import { finishRebuild, prepareRebuild } from "./online/rebuild-online.ts";
import { converted, momentType, runTogether, type NewType, type RebuiltTable } from "./online/rebuilt-table.ts";

const version = 12;

/**
 * Partitions of a table that grows with the library. By hash, since projects come while people work: a list would need a new table for each, and with it a
 * lock. Of 300,000 statements of 100 projects, 8 plan a page as fast as one table (0.19 and 0.18 ms) and remove a project in a fifth of the time (18 and 89 ms);
 * 64 plan in 0.28 ms, and a hundred of a list take 10 s to make, where 8 take 0.8: `npm run bench -- partitions`.
 */
const partitions = 8;

/**
 * Tables that may be long: made again beside the old ones. Records and details stay the very text that was written (`json`, not `jsonb`, which orders keys):
 * digests of a library and the hashes of the audit log are made of it, and `jsonb` refuses half characters and NUL, which people can write.
 */
const long: readonly RebuiltTable[] = [
  { name: "revisions", key: ["revision"], types: { at: momentType }, partitions: 0 },
  { name: "documents", key: ["project", "id"], types: { published: "date", added_at: momentType }, partitions: 0 },
  { name: "audit_entries", key: ["id"], types: { at: momentType, details: "json" }, partitions: 0 },
  { name: "comments", key: ["project", "id"], types: { created_at: momentType, edited_at: momentType, rules: "json" }, partitions: 0 },
  { name: "statements", key: ["project", "id"], types: { date: "date" }, partitions },
  { name: "versions", key: ["project", "kind", "id", "from_revision"], types: { record: "json" }, partitions },
];

type Types = Readonly<Record<string, Readonly<Record<string, NewType>>>>;

/** One row, which everybody who writes records locks first. */
const state: Types = { library_state: { at: momentType } };

/** Tables of a few thousand rows at most: changed where they are. */
const short: Types = {
  accounts: { created_at: momentType, password_until: momentType },
  members: { grants: "jsonb" },
  sessions: { created_at: momentType, expires_at: momentType, used_at: momentType },
  second_factors: { confirmed_at: momentType, recovery: "jsonb" },
  identities: { created_at: momentType },
  api_tokens: { created_at: momentType, expires_at: momentType, last_used_at: momentType, scopes: "jsonb" },
  invitations: { created_at: momentType, expires_at: momentType, used_at: momentType },
  login_failures: { at: momentType },
  moderation_entries: { at: momentType },
  comment_blocks: { at: momentType },
  settings: { value: "json" },
  schema_version: { applied_at: momentType },
};

/*
 * What stays text, and why. `contents.body` and `contents.contributors`: the longest rows of a library, which would be written again for nothing; the view
 * of documents shows contributors as JSON. `statement_blocks.cells`: a form of our own for speed, whose parts are not meant to be read. `search_rows.published`:
 * a key to order by in which "unknown" is a text too. Dates inside records and values of variables: what was written there, checked by its type.
 * The tables of jobs: they are of the moment, and nobody analyses them.
 */

function changesOfTypes(tables: Types): readonly string[] {
  return Object.entries(tables).map(([table, types]) => {
    const parts = Object.entries(types).map(([column, type]) => `alter column ${column} type ${type} using ${converted(column, type)}`);
    return `alter table ${table} ${parts.join(", ")}`;
  });
}

/** On PostgreSQL, columns with the types of what they hold, and the tables that grow in partitions by project. SQLite has no such types. */
export const typesMigration: Migration = {
  version,
  name: "types and partitions",
  only: "postgres",
  prepare: (db) => prepareRebuild(db, long, version),
  up: async (trx) => {
    // First what writers of records do not touch: they wait for the rest alone.
    await lockBriefly(trx, Object.keys(short));
    await runTogether(trx, ["alter table sessions alter column used_at drop default", ...changesOfTypes(short)]);
    await lockBriefly(trx, [...Object.keys(state), ...long.map(({ name }) => name)]);
    await finishRebuild(trx, long);
    await runTogether(trx, changesOfTypes(state));
  },
};
