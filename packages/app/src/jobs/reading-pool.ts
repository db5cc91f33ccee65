import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { errorCatalogue, type ErrorCode, RapporteurError } from "@rapporteur/core/base";
import type { LibraryReport } from "../analysis/library/analyse-library.ts";
import type { AnalysisRequest } from "../analysis/library/analysis-request.ts";
import type { AnalysisInput } from "../analysis/library/gather-analysis.ts";
import type { ReadingDone, ReadingTask, WorkAnswer, WorkTask } from "./reading-task.ts";
import { workerFile } from "../library/worker-file.ts";

/** Threads that read and code documents. */
export interface ReadingPool {
  readonly size: number;
  /** Does a task in the next free thread, in the order of asking. @throws what the task throws; RAP_LIBRARY_WORK where the thread broke */
  run(task: ReadingTask): Promise<ReadingDone>;
  /** The same for an analysis. */
  analyse(input: AnalysisInput, request: AnalysisRequest): Promise<LibraryReport>;
  /** Ends the threads; tasks under way are given up. */
  close(): Promise<void>;
}

interface Waiting {
  readonly id: number;
  readonly task: WorkTask;
  readonly resolve: (done: ReadingDone | LibraryReport) => void;
  readonly reject: (error: Error) => void;
}

/** As many threads as there are processors unless told; each is started when there is work for it, and loads the language model once. */
export function openReadingPool(size = availableParallelism()): ReadingPool {
  return new Pool(Math.max(1, size));
}

class Pool implements ReadingPool {
  readonly size: number;
  readonly #queue: Waiting[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #free: Worker[] = [];
  #nextId = 0;
  #isClosed = false;

  constructor(size: number) {
    this.size = size;
  }

  run(task: ReadingTask): Promise<ReadingDone> {
    return this.#add(task) as Promise<ReadingDone>;
  }

  analyse(input: AnalysisInput, request: AnalysisRequest): Promise<LibraryReport> {
    return this.#add({ kind: "analyse", input, request }) as Promise<LibraryReport>;
  }

  #add(task: WorkTask): Promise<ReadingDone | LibraryReport> {
    if (this.#isClosed) return Promise.reject(workError(task, "the program is ending"));
    return new Promise((resolve, reject) => {
      this.#queue.push({ id: this.#nextId++, task, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = [...this.#free, ...this.#busy.keys()];
    for (const { task, reject } of [...this.#queue, ...this.#busy.values()]) reject(workError(task, "the program is ending"));
    this.#queue.length = 0;
    this.#busy.clear();
    this.#free.length = 0;
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #next(): void {
    const [waiting] = this.#queue;
    if (waiting === undefined || this.#isClosed) return;
    const worker = this.#free.pop() ?? (this.#busy.size < this.size ? this.#start() : undefined);
    if (worker === undefined) return;
    this.#queue.shift();
    this.#busy.set(worker, waiting);
    worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    worker.postMessage({ id: waiting.id, task: waiting.task });
  }

  #start(): Worker {
    const worker = new Worker(workerFile(import.meta.url, "reading-worker"), { execArgv: ["--disable-warning=ExperimentalWarning"] });
    worker.on("message", (answer: WorkAnswer) => this.#take(worker, answer));
    worker.on("error", (error: unknown) => this.#lose(worker, error instanceof Error ? error.message : String(error)));
    worker.on("exit", () => this.#lose(worker, "its thread ended"));
    return worker;
  }

  #take(worker: Worker, answer: WorkAnswer): void {
    const waiting = this.#busy.get(worker);
    this.#busy.delete(worker);
    if (waiting === undefined) return;
    this.#free.push(worker);
    // An idle thread keeps no program alive; one at work does.
    worker.unref();
    if ("done" in answer) waiting.resolve(answer.done);
    else waiting.reject(rebuild(answer.error.code, answer.error.details, waiting.task));
    this.#next();
  }

  #lose(worker: Worker, reason: string): void {
    const waiting = this.#busy.get(worker);
    this.#busy.delete(worker);
    const at = this.#free.indexOf(worker);
    if (at >= 0) this.#free.splice(at, 1);
    waiting?.reject(workError(waiting.task, reason));
    this.#next();
  }
}

function rebuild(code: string, details: Readonly<Record<string, string | number>>, task: WorkTask): Error {
  if (code !== "RAP_LIBRARY_WORK" && code in errorCatalogue) return new RapporteurError(code as ErrorCode, details);
  return workError(task, String(details["reason"] ?? code));
}

function workError(task: WorkTask, reason: string): RapporteurError {
  return new RapporteurError("RAP_LIBRARY_WORK", { label: labelOf(task), reason });
}

function labelOf(task: WorkTask): string {
  if (task.kind === "analyse") return task.request.analysis;
  if (task.kind === "code") return task.source.document.metadata.title ?? "a document";
  return typeof task.source === "string" ? task.source : task.source.name;
}
