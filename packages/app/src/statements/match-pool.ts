import { RapporteurError } from "@rapporteur/core/base";
import type { BoundedChild, ChildLimits } from "@rapporteur/reader/sources";
import { KeptChildren } from "../library/kept-children.ts";
import { workerFile } from "../library/worker-file.ts";

/** Processes that search for patterns, few for all: each account has one search under way, and a short queue. */
export interface MatchPool {
  /**
   * Does work with a process in the account's turn; accounts take turns.
   *
   * @throws RAP_LIBRARY_BUSY where too many searches wait, RAP_LIBRARY_WORK where the pool is closed or `signal` aborts before the turn came; what the work throws
   */
  run<T>(account: string, work: (child: BoundedChild) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Ends the processes; searches under way are given up. */
  close(): void;
}

export interface MatchPoolOptions {
  /** Processes; 2 unless told. */
  readonly size?: number;
  /** Searches of one account that may wait; 4 unless told. */
  readonly mostWaiting?: number;
  /** Searches of all accounts that may wait; 64 unless told. */
  readonly mostWaitingInAll?: number;
}

export const matchLimits: ChildLimits = { heapMb: 192, residentMb: 384, answerMb: 8 };
const retrySeconds = 5;
const idleMs = 60_000;

interface Waiting {
  readonly start: (child: BoundedChild) => Promise<void>;
  readonly reject: (error: Error) => void;
}

export function openMatchPool({ size = 2, mostWaiting = 4, mostWaitingInAll = 64 }: MatchPoolOptions = {}): MatchPool {
  return new Pool(size, { mostWaiting, mostWaitingInAll });
}

class Pool implements MatchPool {
  readonly #size: number;
  readonly #limits: Required<Omit<MatchPoolOptions, "size">>;
  /** In the order in which accounts have their turn: who had one goes to the end. */
  readonly #queues = new Map<string, Waiting[]>();
  readonly #running = new Set<string>();
  readonly #children: KeptChildren;
  #isClosed = false;

  constructor(size: number, limits: Required<Omit<MatchPoolOptions, "size">>) {
    this.#size = size;
    this.#limits = limits;
    this.#children = new KeptChildren(workerFile(import.meta.url, "match-worker"), matchLimits, { most: size, idleMs });
  }

  run<T>(account: string, work: (child: BoundedChild) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#isClosed) return Promise.reject(workError("the program is ending"));
    const queue = this.#queues.get(account) ?? [];
    const inAll = this.#queues.values().reduce((sum, { length }) => sum + length, 0);
    if (queue.length >= this.#limits.mostWaiting || inAll >= this.#limits.mostWaitingInAll)
      return Promise.reject(new RapporteurError("RAP_LIBRARY_BUSY", { what: "searches", seconds: retrySeconds }));
    this.#queues.set(account, queue);
    return new Promise((resolve, reject) => {
      const start = (child: BoundedChild): Promise<void> => work(child).then(resolve, reject);
      const waiting: Waiting = { start, reject };
      signal?.addEventListener("abort", () => this.#callOff(account, waiting), { once: true });
      queue.push(waiting);
      this.#next();
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const queue of this.#queues.values()) for (const { reject } of queue) reject(workError("the program is ending"));
    this.#queues.clear();
    this.#children.close();
  }

  #callOff(account: string, waiting: Waiting): void {
    const queue = this.#queues.get(account) ?? [];
    const at = queue.indexOf(waiting);
    if (at < 0) return;
    queue.splice(at, 1);
    waiting.reject(workError("it was called off"));
  }

  #next(): void {
    for (const [account, queue] of this.#queues) {
      if (this.#isClosed || this.#children.busyCount >= this.#size) return;
      if (this.#running.has(account)) continue;
      const waiting = queue.shift();
      if (queue.length === 0) this.#queues.delete(account);
      if (waiting !== undefined) void this.#start(account, waiting);
    }
  }

  async #start(account: string, { start }: Waiting): Promise<void> {
    const child = this.#children.take();
    this.#running.add(account);
    await start(child);
    this.#children.giveBack(child);
    this.#running.delete(account);
    this.#toTheEnd(account);
    this.#next();
  }

  #toTheEnd(account: string): void {
    const queue = this.#queues.get(account);
    if (queue === undefined) return;
    this.#queues.delete(account);
    this.#queues.set(account, queue);
  }
}

function workError(reason: string): RapporteurError {
  return new RapporteurError("RAP_LIBRARY_WORK", { label: "the search", reason });
}
