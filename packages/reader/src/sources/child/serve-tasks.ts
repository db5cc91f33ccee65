import { serialize } from "node:v8";
import { Worker } from "node:worker_threads";
import { isRapporteurError } from "@rapporteur/core/base";
import type { ChildMessage, SentTask, StageClock } from "./bounded-child.ts";
import type { ReadingProgress } from "./window-pace.ts";

/** Says how long the stage that begins may take, by the clock on the wall unless told; and how far the task is, where it is done in parts. */
export type BeginStage = (mostMs: number, clock?: StageClock, progress?: ReadingProgress) => void;

/**
 * The other end of `BoundedChild`: does the tasks that the program sends, one at a time, and ends with it.
 *
 * @param work what a task is done by; it says what each of its stages may take
 */
export function serveTasks(work: (task: unknown, begin: BeginStage) => Promise<unknown>): void {
  startWatch();
  process.on("disconnect", () => process.exit());
  process.on("message", (message) => {
    const { task, answerBytes } = message as SentTask;
    const begin: BeginStage = (mostMs, clock = "wall", progress) => tell({ kind: "stage", mostMs, clock, progress });
    void answer(() => work(task, begin), answerBytes).then(tell);
  });
}

async function answer(work: () => Promise<unknown>, mostBytes: number): Promise<ChildMessage> {
  try {
    return packed(await work(), mostBytes);
  } catch (thrown) {
    return packedError(thrown);
  }
}

function tell(message: ChildMessage): void {
  process.send?.(message);
}

function packed(done: unknown, answerBytes: number): ChildMessage {
  const bytes = serialize(done);
  return bytes.length > answerBytes ? { kind: "too large" } : { kind: "answer", bytes };
}

function packedError(thrown: unknown): ChildMessage {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const isKnown = isRapporteurError(thrown);
  return { kind: "error", code: isKnown ? thrown.code : null, details: isKnown ? { ...thrown.details } : {}, message: message.slice(0, 2000) };
}

/**
 * A thread that ends the process where the program that started it has died: a task that never ends does not notice. Where other processes' memory cannot be
 * measured it ends a process that takes too much, as well.
 */
function startWatch(): void {
  const heapMb = Number(/--max-old-space-size=(\d+)/.exec(process.execArgv.join(" "))?.[1] ?? 512);
  const limit = process.platform === "linux" ? Infinity : heapMb * 1.3 * 1024 * 1024;
  const code = `
    const { workerData } = require("node:worker_threads");
    setInterval(() => {
      const isTooMuch = process.memoryUsage.rss() > workerData.limit;
      if (process.ppid !== workerData.parent || isTooMuch) process.kill(process.pid, "SIGKILL");
    }, 200);`;
  const workerData = { parent: process.ppid, limit };
  new Worker(code, { eval: true, workerData, resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 } }).unref();
}
