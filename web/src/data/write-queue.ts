import { describeError } from "./describe-error.ts";
import { isUnreachable, statusOf } from "./client.ts";
import type { PendingWrite } from "./pending.ts";
import { makeRequestKey } from "./request-key.ts";

interface QueueOptions {
  /** Keeps what is not acknowledged yet. */
  readonly save: (writes: readonly PendingWrite[]) => void;
  /** Sends a write; the revision that it made. */
  readonly send: (write: PendingWrite) => Promise<number>;
  /** Called once a write is acknowledged, before it leaves the queue. */
  readonly onDone: (write: PendingWrite, revision: number) => void;
  readonly onRefused: (write: PendingWrite) => void;
  /** Calls back after so many milliseconds; returns how to call it off. */
  readonly wait: (callback: () => void, ms: number) => () => void;
}

export type Obstacle = "unreachable" | "signed out";

const firstWaitMs = 1000;
const longestWaitMs = 15_000;

/**
 * Writes on their way to the server, one after the other in the order they were made. What the network drops is sent again under the same key, so that it
 * happens once; what meets another's change, or is refused, is set aside with its reason until somebody decides, and what was built on it goes with it.
 */
export class WriteQueue {
  readonly #options: QueueOptions;
  readonly #listeners = new Set<() => void>();
  #writes: readonly PendingWrite[] = [];
  #isSending = false;
  #obstacle: Obstacle | null = null;
  #waitMs = firstWaitMs;
  #callOff: () => void = () => undefined;
  /** Which revision of a record one's own writes turned into which: what was seen before them is not outdated by them. */
  readonly #advances = new Map<string, number>();

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Takes over writes that were left behind. One that was on its way when its page closed may or may not have arrived: the key tells the server. */
  adopt(left: readonly PendingWrite[]): void {
    this.#set([...left.map((write): PendingWrite => (write.state === "sending" ? { ...write, state: "waiting" } : write)), ...this.#writes]);
    void this.#pump();
  }

  get writes(): readonly PendingWrite[] {
    return this.#writes;
  }

  /** Why the server does not take what is sent; null where it does. */
  get obstacle(): Obstacle | null {
    return this.#obstacle;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(write: Omit<PendingWrite, "requestKey" | "state">): void {
    const changes = write.changes.map((change) => ({ ...change, expected: this.latest(change.id, change.expected) }));
    this.#set([...this.#writes, { ...write, changes, requestKey: makeRequestKey(), state: "waiting" }]);
    void this.#pump();
  }

  /** Takes back the latest write that has not been sent; null where there is none. */
  takeBack(): PendingWrite | null {
    const latest = this.#writes.at(-1);
    if (latest === undefined || latest.state !== "waiting") return null;
    this.#set(this.#writes.slice(0, -1));
    return latest;
  }

  /** Forgets a write that was set aside. */
  drop(requestKey: string): void {
    this.#set(this.#writes.filter((write) => write.requestKey !== requestKey));
  }

  /** Sends a write that was set aside once more, on top of what stands now. */
  resend(requestKey: string): void {
    this.#set(
      this.#writes.map((write) => {
        if (write.requestKey !== requestKey) return write;
        const revision = write.current?.revision ?? null;
        const id = (write.current?.record as { id?: string } | null | undefined)?.id;
        const changes = write.changes.map((change) => (write.state === "conflict" && change.id === id ? { ...change, expected: revision } : change));
        const { current: _, problem: __, ...rest } = write;
        return { ...rest, changes, requestKey: makeRequestKey(), state: "waiting" as const };
      }),
    );
    void this.#pump();
  }

  /** Tries at once where it was waiting. */
  retry(): void {
    this.#callOff();
    this.#waitMs = firstWaitMs;
    void this.#pump();
  }

  /** Resolves once nothing is waiting or on its way. */
  async settled(): Promise<void> {
    if (!this.#writes.some(isUnderWay)) return;
    await new Promise<void>((resolve) => {
      const stop = this.subscribe(() => {
        if (this.#writes.some(isUnderWay)) return;
        stop();
        resolve();
      });
    });
  }

  async #pump(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#callOff();
    try {
      for (let next = this.#next(); next !== undefined; next = this.#next()) {
        if (!(await this.#sendOne(next))) break;
      }
    } finally {
      this.#isSending = false;
    }
  }

  #next(): PendingWrite | undefined {
    return this.#writes.find(({ state }) => state === "waiting");
  }

  /** False where there is no use in going on now. */
  async #sendOne(write: PendingWrite): Promise<boolean> {
    // Nobody looks different for it, so nobody is told.
    this.#keep(this.#writes.map((one) => (one.requestKey === write.requestKey ? { ...write, state: "sending" } : one)));
    try {
      const revision = await this.#options.send(write);
      this.#waitMs = firstWaitMs;
      this.#obstacle = null;
      this.#options.onDone(write, revision);
      this.#acknowledge(write, revision);
      return true;
    } catch (error) {
      if (statusOf(error) === 401) return this.#postpone(write, "signed out");
      if (isUnreachable(error)) return this.#postpone(write, "unreachable");
      this.#obstacle = null;
      this.#setAside(write, error);
      return true;
    }
  }

  /** The revision that one's own acknowledged writes made of a record that was seen at a revision: the same where there are none. */
  latest(id: string, seen: number | null): number | null {
    let latest = seen;
    for (let next = this.#advances.get(`${id} ${latest}`); next !== undefined; next = this.#advances.get(`${id} ${latest}`)) latest = next;
    return latest;
  }

  #acknowledge(write: PendingWrite, revision: number): void {
    for (const { id, expected, after } of write.changes) if (after !== null) this.#advances.set(`${id} ${expected}`, revision);
    const touched = new Set(write.changes.map(({ id }) => id));
    this.#set(
      this.#writes
        .filter(({ requestKey }) => requestKey !== write.requestKey)
        .map((later) =>
          later.state === "waiting" && later.changes.some(({ id }) => touched.has(id))
            ? { ...later, changes: later.changes.map((change) => (touched.has(change.id) ? { ...change, expected: revision } : change)) }
            : later,
        ),
    );
  }

  #postpone(write: PendingWrite, obstacle: Obstacle): false {
    this.#obstacle = obstacle;
    this.#replace(write.requestKey, { ...write, state: "waiting" });
    this.#callOff = this.#options.wait(() => void this.#pump(), this.#waitMs);
    this.#waitMs = Math.min(longestWaitMs, this.#waitMs * 2);
    return false;
  }

  #setAside(write: PendingWrite, error: unknown): void {
    const current = (error as { current?: PendingWrite["current"] }).current;
    const isConflict = statusOf(error) === 409 && current !== undefined;
    const aside: PendingWrite = isConflict
      ? { ...write, state: "conflict", current: current ?? null }
      : { ...write, state: "refused", problem: describeError(error) };
    this.#replace(write.requestKey, aside);
    this.#options.onRefused(aside);
  }

  #replace(requestKey: string, write: PendingWrite): void {
    this.#set(this.#writes.map((one) => (one.requestKey === requestKey ? write : one)));
  }

  #keep(writes: readonly PendingWrite[]): void {
    this.#writes = writes;
    this.#options.save(writes);
  }

  #set(writes: readonly PendingWrite[]): void {
    this.#keep(writes);
    for (const listener of this.#listeners) listener();
  }
}

const isUnderWay = ({ state }: PendingWrite): boolean => state === "waiting" || state === "sending";
