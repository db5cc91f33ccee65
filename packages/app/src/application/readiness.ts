import type { Store } from "../store/store.ts";
import { within } from "../library/within.ts";

/** Whether a process takes work, and why not where it does not. */
export interface Readiness {
  readonly status: "ok" | "down";
  readonly store: Store["dialect"];
  readonly reason: "stopping" | "store-away" | null;
}

/** A store that has not answered after so long is away. */
const mostMs = 2000;
/** The store is asked this often at most, however often somebody else asks. */
const keptMs = 1000;

/** How to find out whether a process is ready. From when it is told to stop it is not, whatever the store says. */
export function openReadiness(store: Store, { isStopping }: { readonly isStopping: () => boolean }): () => Promise<Readiness> {
  let known: { readonly at: number; readonly isThere: Promise<boolean> } | undefined;
  const look = (): Promise<boolean> => {
    const asked = store.history.head("main").then(() => true);
    return within(asked, mostMs, false);
  };
  return async () => {
    const at = performance.now();
    if (!isStopping() && (known === undefined || at - known.at > keptMs)) known = { at, isThere: look() };
    const isThere = (await known?.isThere) ?? true;
    const reason = isStopping() ? "stopping" : isThere ? null : "store-away";
    return { status: reason === null ? "ok" : "down", store: store.dialect, reason };
  };
}
