import type { PendingWrite } from "./pending.ts";
import type { WriteShelf } from "./write-queue.ts";

const prefix = "rapporteur.writes.";

/** How long a page that is going away may still hold its name. */
const patienceMs = 400;

/**
 * Keeps the writes of this tab in the browser until the server has them. What a tab that is gone has left behind is taken over: each tab holds a lock under
 * its own name while it lives, and keeps the name over a reload. Writes carry keys, so one that two tabs send happens once.
 */
export async function openShelf(account: string, project: string): Promise<WriteShelf> {
  const place = `${prefix}${account}.${project}.`;
  const before = sessionStorage.getItem(place);
  const own = before !== null && (await holdName(before)) ? before : `${place}${crypto.randomUUID()}`;
  if (own !== before) await holdName(own);
  sessionStorage.setItem(place, own);
  const held = await namesInUse();
  const kept: PendingWrite[] = [];
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(place) || (key !== own && held.has(key))) continue;
    kept.push(...readWrites(key));
    if (key !== own) localStorage.removeItem(key);
  }
  const save = (writes: readonly PendingWrite[]): void => {
    try {
      if (writes.length === 0) localStorage.removeItem(own);
      else localStorage.setItem(own, JSON.stringify(writes));
    } catch {
      // The browser's store is full or shut: the writes are still in memory, and are sent as long as the page lives.
    }
  };
  save(kept);
  return { load: () => kept, save };
}

async function namesInUse(): Promise<Set<string>> {
  if (!("locks" in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name }) => name ?? ""));
}

/** Holds a name for as long as the page lives; false where another tab has it. */
async function holdName(name: string): Promise<boolean> {
  if (!("locks" in navigator)) return true;
  return new Promise((resolve) => {
    const hold = (): Promise<never> => {
      resolve(true);
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(name, { signal: AbortSignal.timeout(patienceMs) }, hold).catch(() => resolve(false));
  });
}

function readWrites(key: string): PendingWrite[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]") as PendingWrite[];
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
