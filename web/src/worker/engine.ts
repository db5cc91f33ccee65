import { strings } from "../strings/strings.ts";
import { type FigureTask, type FigureTasks, unpackAnswer } from "@rapporteur/app/analysis/figures";
import type { FromWorker, ToWorker, WorkerFailure } from "./protocol.ts";

/** What the worker could not do, with the engine's own words. */
class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code: string | null;
  readonly cure: string | null;

  constructor({ code, message, cure }: WorkerFailure) {
    super(message);
    this.code = code;
    this.cure = cure;
  }
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** The page's side of the worker that holds the statements. It is started when it is first asked something. */
class Engine {
  #worker: Worker | null = null;
  #latest = 0;
  readonly #waiting = new Map<number, Waiting>();
  /** Said in this turn, and not sent yet. */
  #said: ToWorker[number][] = [];

  /** Asks; the answer is thrown away where `signal` aborts first, and work on it is called off. */
  ask<K extends FigureTask>(
    task: K,
    asked: { project: string; version: number; request: FigureTasks[K]["request"] },
    signal: AbortSignal,
  ): Promise<FigureTasks[K]["answer"]> {
    const id = ++this.#latest;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      this.#waiting.set(id, { resolve, reject });
      signal.addEventListener("abort", () => {
        if (!this.#waiting.delete(id)) return;
        this.#post({ kind: "cancel", id });
        reject(signal.reason as Error);
      });
      this.#post({ kind: "ask", id, task, ...asked } as ToWorker[number]);
    });
  }

  #post(message: ToWorker[number]): void {
    if (this.#said.push(message) > 1) return;
    queueMicrotask(() => {
      const said: ToWorker = this.#said;
      this.#said = [];
      this.#worker ??= this.#start();
      this.#worker.postMessage(said, { transfer: [] });
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module", name: "engines" });
    worker.addEventListener("message", (event: MessageEvent<FromWorker>) => {
      const waiting = this.#waiting.get(event.data.id);
      this.#waiting.delete(event.data.id);
      if ("failure" in event.data) waiting?.reject(new EngineError(event.data.failure));
      else waiting?.resolve(unpackAnswer(event.data.answer) as never);
    });
    // A worker that cannot be loaded answers nothing: tell everybody who waits, and start another one when next asked.
    worker.addEventListener("error", (event) => {
      this.#worker = null;
      const failure = { code: null, message: event.message === "" ? strings.parts.noEngines : event.message, cure: null };
      for (const { reject } of this.#waiting.values()) reject(new EngineError(failure));
      this.#waiting.clear();
    });
    return worker;
  }
}

/** The one worker of the page. */
export const engine = new Engine();
