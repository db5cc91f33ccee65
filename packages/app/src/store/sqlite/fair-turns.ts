import { setImmediate } from "node:timers";

/** Since when this thread has done nothing but answer queries; null: it has looked after other things since. */
let since: number | null = null;

/**
 * Notes that a query begins. SQLite answers where it is asked, in this thread, and code that awaits one answer after another comes back by microtasks, which
 * let nothing else in: no request, no timer.
 */
export function beginQuery(): void {
  if (since !== null) return;
  since = performance.now();
  setImmediate(() => (since = null));
}

/** Milliseconds for which others have waited. */
export function othersWaitMs(): number {
  return since === null ? 0 : performance.now() - since;
}

/** Lets whatever waits have its turn. */
export function letOthersIn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
