import type { CommitWatch } from "./history/commit-watch.ts";
import type { Reading, StoreContext } from "./store-context.ts";

/** A database that was opened, before any part of the store works with it. */
export interface OpenedDatabase {
  readonly context: StoreContext;
  /** The same for lists, searches and figures: it may read from a replica, which has all that this process wrote. */
  readonly reading: Reading;
  /** Called once the schema is there. */
  readonly openWatch: () => Promise<CommitWatch>;
  readonly close: () => Promise<void>;
}
