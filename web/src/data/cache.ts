import type { RecordKind } from "@rapporteur/app/records";

/** What is known of one answer of the server. `data` stays while it is asked for again, so that the layout keeps still. */
export interface Resource<T> {
  readonly data: T | null;
  readonly error: unknown;
  readonly isLoading: boolean;
}

interface Entry {
  resource: Resource<unknown>;
  readonly listeners: Set<() => void>;
  load: () => Promise<unknown>;
  kinds: readonly RecordKind[];
  isStale: boolean;
  /** Counts loads, so that an answer that was overtaken is dropped. */
  turn: number;
}

const blank: Resource<unknown> = { data: null, error: null, isLoading: true };
/** Commits come in bursts; one reload answers for all of them. */
const settleMs = 120;
const mostIdle = 60;

/**
 * Answers of the server by key. An answer is thrown out when a commit touches a kind of record that it was made from: at once asked for again where it
 * is shown, or when it is next shown.
 */
export class ResourceCache {
  readonly #entries = new Map<string, Entry>();

  read(key: string): Resource<unknown> {
    return this.#entries.get(key)?.resource ?? blank;
  }

  /** Shows interest in a key; loads it where it is not there or stale. Returns how to end the interest. */
  subscribe(key: string, options: { load: () => Promise<unknown>; kinds: readonly RecordKind[]; listener: () => void }): () => void {
    const entry = this.#entry(key, options);
    entry.load = options.load;
    entry.listeners.add(options.listener);
    if (entry.isStale) void this.#reload(entry);
    return () => {
      entry.listeners.delete(options.listener);
      this.#tidy();
    };
  }

  /** Marks everything made from these kinds as out of date. */
  invalidate(kinds: readonly RecordKind[] | "all"): void {
    for (const entry of this.#entries.values()) {
      if (kinds !== "all" && !entry.kinds.some((kind) => kinds.includes(kind))) continue;
      this.#outdate(entry);
    }
  }

  /** Asks again for what is shown and could not be loaded. */
  retryFailed(): void {
    for (const entry of this.#entries.values()) if (entry.resource.error !== null && entry.listeners.size > 0) void this.#reload(entry);
  }

  #outdate(entry: Entry): void {
    if (entry.isStale && entry.listeners.size > 0) return;
    entry.isStale = true;
    if (entry.listeners.size > 0) setTimeout(() => void this.#reload(entry), settleMs);
  }

  reload(key: string): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) void this.#reload(entry);
  }

  /** Puts a newer answer in place of what is known under each key that begins so. An answer that is just on its way may be older: it is asked for again. */
  update<T>(prefix: string, change: (data: T) => T): void {
    for (const [key, entry] of this.#entries) {
      if (!key.startsWith(prefix)) continue;
      if (entry.resource.isLoading) entry.isStale = true;
      if (entry.resource.data === null) continue;
      const data = change(entry.resource.data as T);
      if (data !== entry.resource.data) this.#publish(entry, { ...entry.resource, data });
    }
  }

  /** Marks every answer whose key begins so as out of date. */
  invalidatePrefix(prefix: string): void {
    for (const [key, entry] of this.#entries) if (key.startsWith(prefix)) this.#outdate(entry);
  }

  #entry(key: string, { load, kinds }: { load: () => Promise<unknown>; kinds: readonly RecordKind[] }): Entry {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      // Seen last is kept longest.
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    const entry: Entry = { resource: blank, listeners: new Set(), load, kinds, isStale: true, turn: 0 };
    this.#entries.set(key, entry);
    return entry;
  }

  async #reload(entry: Entry): Promise<void> {
    entry.isStale = false;
    const turn = ++entry.turn;
    if (!entry.resource.isLoading) this.#publish(entry, { ...entry.resource, isLoading: true });
    try {
      const data = await entry.load();
      if (turn !== entry.turn) return;
      this.#publish(entry, { data, error: null, isLoading: false });
      if (entry.isStale && entry.listeners.size > 0) void this.#reload(entry);
    } catch (error) {
      if (turn !== entry.turn) return;
      entry.isStale = true;
      this.#publish(entry, { ...entry.resource, error, isLoading: false });
    }
  }

  #publish(entry: Entry, resource: Resource<unknown>): void {
    entry.resource = resource;
    for (const listener of entry.listeners) listener();
  }

  #tidy(): void {
    const idle = [...this.#entries].filter(([, entry]) => entry.listeners.size === 0);
    for (const [key] of idle.slice(0, Math.max(0, idle.length - mostIdle))) this.#entries.delete(key);
  }
}

export const cache = new ResourceCache();
