import { statSync } from "node:fs";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { type BoundedChild, ChildLimitError, type ChildLimits, isAddress, readerLimits, tooHard } from "@rapporteur/reader/sources";
import type { LibraryReport } from "../analysis/library/analyse-library.ts";
import { analystLimits, mostWaitingAnalyses } from "../analysis/library/analysis-limits.ts";
import type { AnalysisRequest } from "../analysis/library/analysis-request.ts";
import type { AnalysisInput } from "../analysis/library/gather-analysis.ts";
import type { DocumentReader, ReadingDone, ReadingOptions } from "../documents/reading-task.ts";
import type { WorkTask } from "./work-task.ts";
import { KeptChildren } from "../library/kept-children.ts";
import { workerFile } from "../library/worker-file.ts";
import { usualReaders } from "./usual-readers.ts";

export interface AnalyseOptions extends ReadingOptions {
  /** How long it may take; `analysisMs` unless told. */
  readonly mostMs?: number;
}

/** Processes that read and code documents and compute analyses, each within limits of time, memory and output. */
export interface ReadingPool extends DocumentReader {
  /** Computes an analysis in the next free process. @throws RAP_LIBRARY_TOO_MUCH past a limit, RAP_LIBRARY_BUSY where too many wait */
  analyse(input: AnalysisInput, request: AnalysisRequest, options?: AnalyseOptions): Promise<LibraryReport>;
  /** Ends the processes; tasks under way are given up. */
  close(): Promise<void>;
}

/**
 * As many processes that read as there are processors and room in memory for unless told, and as many that analyse, so that neither waits for the other; each is started when there
 * is work for it, loads the language model once, and ends when it had nothing to do for a minute, or for `idleMs`. While all of them read long documents one more reads the short ones.
 */
export function openReadingPool(size = usualReaders(), idleMs = 60_000): ReadingPool {
  const most = Math.max(1, size);
  const readers = new Line(most, idleMs, readerLimits);
  const analysts = new Line(most, idleMs, analystLimits);
  return {
    size: most,
    run: async (task, options) => (await readers.ask(task, options)) as ReadingDone,
    async analyse(input, request, { signal, mostMs } = {}) {
      if (analysts.waitingCount >= mostWaitingAnalyses) throw new RapporteurError("RAP_LIBRARY_BUSY", { what: "analyses", seconds: 10 });
      const task = { kind: "analyse", input, request, ...(mostMs === undefined ? {} : { mostMs }) } as const;
      return (await analysts.ask(task, { signal })) as LibraryReport;
    },
    async close() {
      readers.close();
      analysts.close();
    },
  };
}

interface Waiting extends ReadingOptions {
  readonly task: WorkTask;
  readonly isLong: boolean;
  readonly resolve: (done: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Tasks of one kind in the order of asking, and the processes that do them. */
class Line {
  readonly #size: number;
  readonly #queue: Waiting[] = [];
  readonly #children: KeptChildren;
  /** Whether each of the processes at work is at a long document. */
  readonly #busy = new Map<BoundedChild, boolean>();
  #isClosed = false;

  constructor(size: number, idleMs: number, limits: ChildLimits) {
    this.#size = size;
    this.#children = new KeptChildren(workerFile(import.meta.url, "reading-worker"), limits, { most: size, idleMs });
  }

  get waitingCount(): number {
    return this.#queue.length;
  }

  ask(task: WorkTask, { signal, onProgress }: ReadingOptions = {}): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(workError(task, ending));
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { task, isLong: isLong(task), signal, onProgress, resolve, reject };
      signal?.addEventListener("abort", () => this.#callOff(waiting), { once: true });
      this.#queue.push(waiting);
      if (signal?.aborted === true) this.#callOff(waiting);
      this.#next();
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const { task, reject } of this.#queue.splice(0)) reject(workError(task, ending));
    this.#children.close();
  }

  #callOff(waiting: Waiting): void {
    const at = this.#queue.indexOf(waiting);
    if (at < 0) return;
    this.#queue.splice(at, 1);
    waiting.reject(workError(waiting.task, "it was called off"));
  }

  #next(): void {
    const waiting = this.#isClosed ? undefined : this.#takeNext();
    if (waiting === undefined) return;
    const child = this.#children.take();
    this.#busy.set(child, waiting.isLong);
    void child
      .ask(waiting.task, { signal: waiting.signal, onProgress: waiting.onProgress })
      .then(waiting.resolve, (thrown: unknown) => waiting.reject(this.#wordsFor(thrown, waiting)))
      .finally(() => {
        this.#busy.delete(child);
        this.#children.giveBack(child);
        this.#next();
      });
  }

  /** The first that waits; where all processes are at long documents, the first short one is done by one process more, so that it does not wait for these. */
  #takeNext(): Waiting | undefined {
    if (this.#busy.size < this.#size) return this.#queue.shift();
    if (this.#busy.size > this.#size || [...this.#busy.values()].includes(false)) return undefined;
    const short = this.#queue.findIndex((waiting) => !waiting.isLong);
    return short < 0 ? undefined : this.#queue.splice(short, 1)[0];
  }

  #wordsFor(thrown: unknown, { task, signal }: Waiting): Error {
    if (isRapporteurError(thrown)) return thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const isLimit = thrown instanceof ChildLimitError && !this.#isClosed && signal?.aborted !== true;
    if (!isLimit) return workError(task, this.#isClosed ? ending : reason);
    if (task.kind === "analyse") return new RapporteurError("RAP_LIBRARY_TOO_MUCH", { analysis: task.request.analysis, reason }, { cause: thrown });
    return tooHard(labelOf(task), thrown);
  }
}

/** A document from this size on takes the reading model a minute and more. */
const longBytes = 200_000;

function isLong(task: WorkTask): boolean {
  if (task.kind === "analyse") return false;
  if (task.kind === "code") return task.source.document.text.length >= longBytes;
  return (typeof task.source === "string" ? sizeOf(task.source) : task.source.bytes.length) >= longBytes;
}

/** Of a file; nothing is known of an address. What cannot be opened is refused in words by the reader. */
function sizeOf(source: string): number {
  if (isAddress(source)) return 0;
  try {
    return statSync(source).size;
  } catch {
    return 0;
  }
}

const ending = "the program is ending";

function workError(task: WorkTask, reason: string): RapporteurError {
  return new RapporteurError("RAP_LIBRARY_WORK", { label: labelOf(task), reason });
}

function labelOf(task: WorkTask): string {
  if (task.kind === "analyse") return task.request.analysis;
  if (task.kind === "code") return task.source.document.metadata.title ?? "a document";
  return typeof task.source === "string" ? task.source : task.source.name;
}
