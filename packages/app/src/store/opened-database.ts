import type { CommitWatch } from "./history/commit-watch.ts";
import type { StoreContext } from "./store-context.ts";

/** A database that was opened, before any part of the store works with it. */
export interface OpenedDatabase {
  readonly context: StoreContext;
  /** Called once the schema is there. */
  readonly openWatch: () => Promise<CommitWatch>;
  readonly close: () => Promise<void>;
}
