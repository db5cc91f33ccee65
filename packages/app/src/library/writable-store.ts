import type { ReadStore, Store } from "../store/store.ts";

/** A store with what changes a library through it: for `authorise`, and for who narrows a store (access/rights-store.ts). A test holds that nobody else asks. */
export function writableStore(store: ReadStore): Store {
  if (isWritable(store)) return store;
  throw new Error("this library can only be read");
}

function isWritable(store: ReadStore): store is Store {
  return "commit" in store.history;
}
