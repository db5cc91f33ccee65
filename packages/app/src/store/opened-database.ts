import type { CommitWatch } from "./history/commit-watch.ts";
import type { JobEngine } from "./jobs/job-engine.ts";
import type { JobWatch } from "./jobs/job-watch.ts";
import type { Reading, StoreContext } from "./store-context.ts";

/** What of a database is there once its schema is. */
export interface DatabaseServices {
  readonly commits: CommitWatch;
  readonly jobs: JobWatch;
  readonly engine: JobEngine;
}

/** A database that was opened, before any part of the store works with it. */
export interface OpenedDatabase {
  readonly context: StoreContext;
  /** The same for lists, searches and figures: it may read from a replica, which has all that this process wrote. */
  readonly reading: Reading;
  /** Called once the schema is there. */
  readonly openServices: () => Promise<DatabaseServices>;
  readonly close: () => Promise<void>;
}
