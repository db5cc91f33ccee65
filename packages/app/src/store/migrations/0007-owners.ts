import { sql } from "kysely";
import { runStatements, type Migration } from "./migration.ts";

const columns = [
  `ALTER TABLE statements ADD COLUMN owner TEXT`,
  `ALTER TABLE statements ADD COLUMN draft_of TEXT`,
  `CREATE INDEX statements_by_draft ON statements (project, owner, draft_of) WHERE draft_of IS NOT NULL`,
];

/** Whose each statement is, so that lists can be narrowed by it: see `ownerOf`. Cost: O(statements). */
export const ownersMigration: Migration = {
  version: 7,
  name: "owners",
  async up(db, dialect) {
    await runStatements(db, dialect, columns);
    const reviewer = dialect === "sqlite" ? sql`json_extract(v.record, '$.reviewedBy')` : sql`v.record::json ->> 'reviewedBy'`;
    await sql`update statements set owner = case when coder like 'person:%' then substr(coder, 8)
      else (select ${reviewer} from versions v where v.project = statements.project and v.kind = 'statement' and v.id = statements.id
        and v.to_revision is null) end`.execute(db);
  },
};
