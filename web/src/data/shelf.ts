import { keep, keptNames, readKeptJson } from "./browser-store.ts";
import type { PendingWrite } from "./pending.ts";
import { makeRequestKey } from "./request-key.ts";

const prefix = "rapporteur.writes.";

/** Where the writes of one tab are kept until the server has them. */
export interface WriteShelf {
  readonly save: (writes: readonly PendingWrite[]) => void;
  /** Looks, now and then, for what a page that is gone has left behind. Returns how to stop. */
  readonly adopt: (take: (writes: readonly PendingWrite[]) => void) => () => void;
}

/** When to look for what was left behind: at once, and again since a page that is going away may hold its name a little longer. */
const looksAfterMs = [0, 500, 2000, 10_000];
const thenEveryMs = 60_000;

/**
 * Keeps writes in the browser. Each page holds a lock under its own name while it lives, so that what is kept under a name that nobody holds was left
 * behind by a page that was closed or died. Writes carry keys: one that two pages send happens once.
 */
export function openShelf(account: string, project: string): WriteShelf {
  const place = `${prefix}${account}.${project}.`;
  const own = `${place}${makeRequestKey()}`;
  holdName(own);
  return {
    // Where nothing can be kept, the writes are still in memory, and are sent as long as the page lives.
    save: (writes) => keep(own, writes.length === 0 ? null : JSON.stringify(writes)),
    adopt: (take) => {
      let timer = 0;
      let looks = 0;
      let isStopped = false;
      const look = async (): Promise<void> => {
        const left = await takeLeft(place, own);
        if (left.length > 0) take(left);
        if (!isStopped) timer = window.setTimeout(() => void look(), looksAfterMs[++looks] ?? thenEveryMs);
      };
      timer = window.setTimeout(() => void look(), looksAfterMs[0]);
      return () => {
        isStopped = true;
        clearTimeout(timer);
      };
    },
  };
}

async function takeLeft(place: string, own: string): Promise<PendingWrite[]> {
  const others = keptNames().filter((name) => name.startsWith(place) && name !== own);
  if (others.length === 0) return [];
  const held = await namesInUse();
  const left: PendingWrite[] = [];
  for (const key of others) {
    if (held.has(key)) continue;
    left.push(...readWrites(key));
    keep(key, null);
  }
  return left;
}

async function namesInUse(): Promise<Set<string>> {
  if (!("locks" in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name }) => name ?? ""));
}

function holdName(name: string): void {
  if (!("locks" in navigator)) return;
  // Held for as long as the page lives: the promise never settles.
  void navigator.locks.request(name, () => new Promise<never>(() => undefined));
}

function readWrites(key: string): PendingWrite[] {
  const kept = readKeptJson(key);
  return Array.isArray(kept) ? (kept as PendingWrite[]) : [];
}
