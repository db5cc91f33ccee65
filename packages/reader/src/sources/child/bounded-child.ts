import { fork, type ChildProcess } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { deserialize } from "node:v8";
import { errorCatalogue, type ErrorCode, type ErrorDetails, RapporteurError } from "@rapporteur/core/base";
import { processorMs } from "./processor-time.ts";
import { residentMb } from "./resident-memory.ts";
import type { ReadingProgress } from "./window-pace.ts";

/** What a process may take. */
export interface ChildLimits {
  /** Of JavaScript objects. Past it the process aborts itself. */
  readonly heapMb: number;
  /** Of everything that the process holds, buffers outside of the heap included; measured, and enforced by ending the process. */
  readonly residentMb: number;
  /** Of an answer, as it is sent. */
  readonly answerMb: number;
  /**
   * Of the room that new objects are made in before those that are still in use are moved out of it; twice that stays resident. The engine's own choice, up to 32 MB,
   * suits programs that have memory for it.
   */
  readonly newMb?: number;
}

/** Why a process was ended, or ended itself. */
export class ChildLimitError extends Error {
  override readonly name = "ChildLimitError";
}

/** A task on its way to a process. */
export interface SentTask {
  readonly task: unknown;
  readonly answerBytes: number;
}

/**
 * What the limit of a stage counts: the time that passes; or the processor's, for what computes and nothing else: on a machine with too much to do it may
 * take up to ten times as long, while the process has not had the time of its limit.
 */
export type StageClock = "wall" | "processor";

/** What a process says: how long the stage that it begins may take; then its answer, or what was thrown. */
export type ChildMessage =
  | { readonly kind: "stage"; readonly mostMs: number; readonly clock: StageClock; readonly progress?: ReadingProgress | undefined }
  | { readonly kind: "answer"; readonly bytes: Uint8Array }
  | { readonly kind: "too large" }
  | { readonly kind: "error"; readonly code: string | null; readonly details: ErrorDetails; readonly message: string };

export interface AskOptions {
  /** Until the first stage begins, of the processor: the start of the process counts in. */
  readonly startMs?: number;
  /** Ends the process when it aborts: nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** Told how far the task is, where it is done in many parts. */
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
}

/** Where this package runs from its sources, its processes find the other packages' sources too. */
const sourceCondition = import.meta.url.endsWith(".ts") ? ["--conditions=rapporteur-source"] : [];

/** What a process is told of the room for its objects. */
export function heapOptions({ heapMb, newMb }: ChildLimits): string[] {
  return [`--max-old-space-size=${heapMb}`, ...(newMb === undefined ? [] : [`--max-semi-space-size=${newMb}`])];
}

const watchMs = 25;
/** How many times as long a start or a stage may take where others have the processor. */
const mostBusyTimes = 10;
/** A process that keeps more than this after a task is not used again. */
const mostIdleMb = 400;

/**
 * A process of its own for work on what strangers wrote: a task that takes too much time or memory costs this process and not the program. A thread would not
 * do: the end of a thread's heap ends the whole program, and its limit of memory does not count buffers. The process is kept for the next task as long as it
 * stays within its limits: starting one takes a tenth of a second and more.
 */
export class BoundedChild {
  readonly #child: ChildProcess;
  readonly #limits: ChildLimits;
  /** Set once the process is gone or must not be used again. */
  #isUsed = false;
  #fail: ((reason: string) => void) | null = null;
  #hear: ((message: ChildMessage) => void) | null = null;

  /** @param file the module that the process runs; it calls `serveTasks` */
  constructor(file: URL, limits: ChildLimits) {
    this.#limits = limits;
    this.#child = fork(file, {
      execArgv: [...heapOptions(limits), "--no-regexp-tier-up", "--disable-warning=ExperimentalWarning", ...sourceCondition],
      env: environment(),
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#child.on("message", (message) => this.#hear?.(message as ChildMessage));
    this.#child.on("error", (error) => this.#lose(`its process could not be started (${error.message})`));
    this.#child.on("exit", (code, signal) => this.#lose(this.#wordsFor(code, signal)));
    this.#keepProgramAlive(false);
  }

  /** False once it must not be given another task. */
  get isUsable(): boolean {
    return !this.#isUsed;
  }

  /**
   * Has one task done; one at a time.
   *
   * @throws ChildLimitError where the process had to be ended or ended itself; what the task throws, errors of the catalogue as such
   */
  async ask(task: unknown, { startMs = 30_000, signal, onProgress }: AskOptions = {}): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<ChildMessage>();
    let late: ReturnType<typeof setTimeout> | undefined;
    const fail = (reason: string): void => {
      reject(new ChildLimitError(reason));
      this.#end();
    };
    const allow = (mostMs: number, clock: StageClock): void => {
      clearTimeout(late);
      const [mostBy, had] = [performance.now() + mostBusyTimes * mostMs, processorMs(this.#child.pid) ?? 0];
      // A process that is not let at the processor has no harder work for that.
      const isStarved = (): boolean =>
        clock === "processor" && performance.now() < mostBy && (processorMs(this.#child.pid) ?? Infinity) - had < mostMs;
      const wait = (): void => {
        late = setTimeout(() => (isStarved() ? wait() : fail(`it takes more than ${mostMs / 1000} s`)), mostMs);
      };
      wait();
    };
    const onAbort = (): void => fail("it was called off");
    const watch = setInterval(() => {
      if ((residentMb(this.#child.pid) ?? 0) > this.#limits.residentMb) fail(this.#memoryWords());
    }, watchMs);
    this.#fail = fail;
    this.#hear = (message) => {
      if (message.kind !== "stage") return resolve(message);
      allow(message.mostMs, message.clock);
      if (message.progress !== undefined) onProgress?.(message.progress);
    };
    allow(startMs, "processor");
    signal?.addEventListener("abort", onAbort, { once: true });
    this.#keepProgramAlive(true);
    try {
      if (this.#isUsed) fail("its process ended");
      else if (signal?.aborted === true) onAbort();
      else this.#child.send({ task, answerBytes: this.#limits.answerMb * 1_000_000 } satisfies SentTask, () => undefined);
      return this.#open(await promise);
    } finally {
      clearTimeout(late);
      clearInterval(watch);
      signal?.removeEventListener("abort", onAbort);
      this.#fail = null;
      this.#hear = null;
      this.#keepProgramAlive(false);
      if ((residentMb(this.#child.pid) ?? 0) > mostIdleMb) this.#end();
    }
  }

  /** Ends the process; a task under way fails. */
  close(): void {
    this.#fail?.("the program is ending");
    this.#end();
  }

  #open(message: ChildMessage): unknown {
    switch (message.kind) {
      case "answer":
        return deserialize(message.bytes);
      case "error":
        if (message.code !== null && message.code in errorCatalogue) throw new RapporteurError(message.code as ErrorCode, message.details);
        throw new Error(message.message);
      case "too large":
        throw new ChildLimitError(`its result is larger than ${this.#limits.answerMb} MB`);
      case "stage":
        throw new Error("a stage is not an answer");
    }
  }

  #wordsFor(code: number | null, signal: NodeJS.Signals | null): string {
    // The engine aborts where its heap ends; the operating system kills what takes the memory of all.
    if (code === 134 || signal === "SIGABRT" || signal === "SIGTRAP" || signal === "SIGKILL") return this.#memoryWords();
    return `its process ended (${signal ?? `exit ${code ?? 0}`})`;
  }

  #memoryWords(): string {
    return `it takes more than ${this.#limits.heapMb} MB of memory`;
  }

  #lose(reason: string): void {
    this.#isUsed = true;
    this.#fail?.(reason);
  }

  #end(): void {
    this.#isUsed = true;
    this.#child.kill("SIGKILL");
  }

  /** A process that has nothing to do keeps no program alive. */
  #keepProgramAlive(does: boolean): void {
    if (does) this.#child.ref();
    else this.#child.unref();
    if (does) this.#child.channel?.ref();
    else this.#child.channel?.unref();
  }
}

/** What fetching a page may need; nothing secret, and nothing that changes what is read. */
const passedOn = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR", "TZ", "SystemRoot", "RAPPORTEUR_READER"];

function environment(): NodeJS.ProcessEnv {
  const passed = Object.fromEntries(passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  // Where this program keeps compiled code between runs, its processes do too: they start in half the time. The last folder is the engine's version.
  const compiled = getCompileCacheDir();
  return compiled === undefined ? passed : { ...passed, NODE_COMPILE_CACHE: dirname(compiled) };
}
