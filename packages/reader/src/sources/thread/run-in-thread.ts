import { Worker } from "node:worker_threads";
import { type ErrorCode, type ErrorDetails, RapporteurError } from "@rapporteur/core/base";
import type { DocxParts } from "../docx/docx-parts.ts";
import type { ExtractOptions } from "../pdf/extract-pages.ts";
import type { ReadDocument } from "../settle-pieces.ts";

export interface PdfTask {
  readonly kind: "pdf";
  readonly bytes: Uint8Array;
  readonly options: ExtractOptions;
}

export interface DocxTask {
  readonly kind: "docx";
  readonly parts: DocxParts;
  readonly source: string;
}

export type ThreadTask = PdfTask | DocxTask;

/** A result, an error of the catalogue, or the message of anything else that was thrown. */
export type ThreadReply =
  | { readonly result: ReadDocument }
  | { readonly code: ErrorCode; readonly details: ErrorDetails }
  | { readonly crash: string };

export interface ThreadLimits {
  /** How errors name the source. */
  readonly source: string;
  readonly timeoutMs: number;
}

/** Longest time that one file is read for, unless told otherwise. */
export const defaultTimeoutMs = 120_000;
const memoryMb = 768;

/** The one thread, kept for the next file as long as it behaves: starting it takes a fifth of a second. */
let idle: Worker | null = null;
let queue: Promise<unknown> = Promise.resolve();

/**
 * Reads a file in a thread that is stopped when it takes too long or too much memory. Tasks run one at a time; the time of waiting does
 * not count.
 *
 * @throws RAP_SOURCE_TOO_HARD, and what the task throws
 */
export async function runInThread(task: ThreadTask, limits: ThreadLimits): Promise<ReadDocument> {
  const run = queue.then(() => runNow(task, limits));
  queue = run.catch(() => undefined);
  const reply = await run;
  if ("result" in reply) return reply.result;
  if ("code" in reply) throw new RapporteurError(reply.code, reply.details);
  throw tooHard(limits, `its parser failed with “${reply.crash.slice(0, 200)}”`);
}

function tooHard({ source }: ThreadLimits, reason: string): RapporteurError {
  return new RapporteurError("RAP_SOURCE_TOO_HARD", { source, reason });
}

function startThread(): Worker {
  // Run from source the files end in .ts, installed in .js.
  const file = import.meta.url.endsWith(".ts") ? "./reader-thread.ts" : "./reader-thread.js";
  const worker = new Worker(new URL(file, import.meta.url), {
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  // A thread that fails between two files is not used again; nobody waits for it then.
  worker.on("error", () => forget(worker)).on("exit", () => forget(worker));
  worker.unref();
  return worker;
}

function forget(worker: Worker): void {
  if (idle === worker) idle = null;
}

async function runNow(task: ThreadTask, limits: ThreadLimits): Promise<ThreadReply> {
  const worker = idle ?? startThread();
  idle = null;
  worker.ref();
  try {
    const reply = await replyOf(worker, task, limits);
    worker.unref();
    idle = worker;
    return reply;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}

function replyOf(worker: Worker, task: ThreadTask, limits: ThreadLimits): Promise<ThreadReply> {
  const { promise, resolve, reject } = Promise.withResolvers<ThreadReply>();
  const seconds = limits.timeoutMs / 1000;
  const timer = setTimeout(() => reject(tooHard(limits, `it takes more than ${seconds} s`)), limits.timeoutMs);
  const onError = (error: Error & { code?: string }): void => {
    const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
    reject(tooHard(limits, isMemory ? `it takes more than ${memoryMb} MB of memory` : `its parser failed with “${error.message.slice(0, 200)}”`));
  };
  const onExit = (): void => reject(tooHard(limits, "its parser stopped"));
  worker.once("message", resolve).once("error", onError).once("exit", onExit);
  worker.postMessage(task, []);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off("message", resolve).off("error", onError).off("exit", onExit);
  });
}
