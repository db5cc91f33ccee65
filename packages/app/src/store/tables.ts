import type { AccountTables } from "./accounts/accounts-tables.ts";
import type { CommentTables } from "./comments/comments-tables.ts";
import type { JobTables } from "./jobs/jobs-tables.ts";
import type { RecordTables } from "./record-tables.ts";
import type { SearchTables } from "./search/search-tables.ts";

/** Every table of a library by its name in the code. */
export interface Tables extends RecordTables, AccountTables, JobTables, CommentTables, SearchTables {
  schemaVersion: { version: number; name: string; appliedAt: string };
}
