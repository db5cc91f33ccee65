import { Worker } from "node:worker_threads";
import { RapporteurError } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";
import { workerFile } from "../../library/worker-file.ts";
import { KeptAnswers } from "./kept-answers.ts";
import type { FigureAsked, FigureReading, FigureThreadData, FromFigureThread, ToFigureThread } from "./figure-message.ts";

/** Where the data of a question comes from. */
export interface FigureSource {
  readonly project: string;
  /** Equal for callers who see the same of the project. */
  readonly view: string;
  /** The latest revision of the project. */
  readonly head: () => Promise<number>;
  readonly read: () => Promise<FigureReading>;
}

export interface FigureLimits {
  /** A figure that takes longer is given up, and its thread with it. */
  readonly mostMs: number;
  /** What was called off ends at its next pause; where none comes for so long, its thread is ended. */
  readonly graceMs: number;
  /** Questions that may wait for one thread. */
  readonly mostWaiting: number;
  /** A thread that was asked nothing for so long ends, and what it held is free. */
  readonly idleMs: number;
}

interface Waiting {
  readonly id: number;
  readonly source: FigureSource;
  readonly asked: FigureAsked;
  readonly signal: AbortSignal;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

/** What a thread was given of a view. */
interface Held {
  readonly revision: number;
  readonly table: WeakRef<StatementTable>;
}

/** Views that one thread holds: of the largest projects some hundred megabytes each. */
const mostHeld = 3;
const mostKeptBytes = 32_000_000;

/**
 * One thread with the questions that wait for it, in the order of asking. It is started with the first one; what it holds of a project is brought up to date
 * where the project has a newer revision.
 */
export class WorkerQueue {
  readonly #limits: FigureLimits;
  readonly #waiting: Waiting[] = [];
  readonly #held = new Map<string, Held>();
  /** Of what the thread holds now. */
  readonly #answers = new KeptAnswers(mostKeptBytes);
  readonly #calledOff = new Int32Array(new SharedArrayBuffer(4));
  #worker: Worker | null = null;
  /** Id of the question that the thread works on; 0: none. */
  #running = 0;
  #take: ((message: FromFigureThread | Error) => void) | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #isBusy = false;
  #isClosed = false;
  #latest = 0;

  constructor(limits: FigureLimits) {
    this.#limits = limits;
  }

  /** The answer as JSON. Rejects at once where `signal` aborts. */
  ask(source: FigureSource, asked: FigureAsked, signal: AbortSignal): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new RapporteurError("RAP_FIGURE_GONE"));
      if (this.#isClosed) return reject(ending());
      if (this.#waiting.length >= this.#limits.mostWaiting) return reject(new RapporteurError("RAP_FIGURE_BUSY"));
      const waiting = { id: ++this.#latest, source, asked, signal, resolve, reject };
      signal.addEventListener("abort", () => this.#callOff(waiting), { once: true });
      this.#waiting.push(waiting);
      if (!this.#isBusy) void this.#work();
    });
  }

  /** Ends the thread; who waits is told. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(ending());
    await this.#end(ending());
  }

  #callOff(called: Waiting): void {
    const at = this.#waiting.indexOf(called);
    const gone = new RapporteurError("RAP_FIGURE_GONE");
    called.reject(gone);
    if (at >= 0) this.#waiting.splice(at, 1);
    if (this.#running !== called.id) return;
    Atomics.store(this.#calledOff, 0, called.id);
    setTimeout(() => this.#running === called.id && void this.#end(gone), this.#limits.graceMs).unref();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    clearTimeout(this.#idle);
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      await this.#answer(next).then(next.resolve, next.reject);
    }
    this.#isBusy = false;
    this.#idle = setTimeout(() => void this.#end(ending()), this.#limits.idleMs).unref();
  }

  async #answer({ id, source, asked, signal }: Waiting): Promise<Uint8Array> {
    await this.#bring(source);
    if (signal.aborted) throw new RapporteurError("RAP_FIGURE_GONE");
    const key = `${source.view} ${asked.task} ${asked.lists ?? ""} ${JSON.stringify(asked.request)}`;
    const kept = this.#answers.get(key);
    if (kept !== undefined) return kept;
    this.#running = id;
    const message = await this.#exchange({ kind: "ask", id, view: source.view, ...asked }).finally(() => (this.#running = 0));
    if ("bytes" in message) {
      this.#answers.put(key, message.bytes);
      return message.bytes;
    }
    if (message.code !== null) throw new RapporteurError(message.code, message.details);
    throw Object.assign(new Error("a figure could not be made"), { stack: message.stack });
  }

  /** Sees to it that the thread holds the view as it stands. */
  async #bring({ view, head, read }: FigureSource): Promise<void> {
    const held = this.#held.get(view);
    if (held !== undefined && held.revision === (await head())) {
      this.#keep(view, held);
      return;
    }
    const { table, revision, entities } = await read();
    this.#answers.clear();
    const isSame = this.#held.get(view)?.table.deref() === table;
    this.#post({ kind: "hold", view, reading: { table: isSame ? null : table, revision, entities } });
    this.#keep(view, { revision, table: new WeakRef(table) });
    for (const old of this.#held.keys()) {
      if (this.#held.size <= mostHeld) break;
      this.#held.delete(old);
      this.#post({ kind: "forget", view: old });
    }
  }

  /** As the one that was asked for last. */
  #keep(view: string, held: Held): void {
    this.#held.delete(view);
    this.#held.set(view, held);
  }

  async #exchange(question: ToFigureThread): Promise<FromFigureThread> {
    const { mostMs } = this.#limits;
    const answered = new Promise<FromFigureThread | Error>((resolve) => (this.#take = resolve));
    this.#post(question);
    const late = setTimeout(() => void this.#end(new RapporteurError("RAP_FIGURE_LONG", { seconds: Math.ceil(mostMs / 1000) })), mostMs);
    const message = await answered;
    clearTimeout(late);
    this.#take = null;
    if (message instanceof Error) throw message;
    return message;
  }

  #post(message: ToFigureThread): void {
    this.#worker ??= this.#start();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    if (this.#isClosed) throw ending();
    const workerData: FigureThreadData = { calledOff: this.#calledOff };
    const worker = new Worker(workerFile(import.meta.url, "figure-thread"), { execArgv: ["--disable-warning=ExperimentalWarning"], workerData });
    worker.on("message", (message: FromFigureThread) => this.#take?.(message));
    worker.on("error", (error) => this.#lose(worker, broken(error)));
    worker.on("exit", () => this.#lose(worker, broken("its thread ended")));
    // A thread keeps no program alive: a caller that waits for an answer does.
    worker.unref();
    return worker;
  }

  async #end(reason: RapporteurError): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    this.#lose(worker, reason);
    await worker.terminate();
  }

  #lose(worker: Worker, reason: RapporteurError): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#held.clear();
    this.#answers.clear();
    this.#take?.(reason);
  }
}

function broken(error: unknown): RapporteurError {
  return new RapporteurError("RAP_FIGURE_WORK", { reason: error instanceof Error ? error.message : String(error) });
}

const ending = (): RapporteurError => broken("the server is ending");
