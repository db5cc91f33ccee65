import { parentPort } from "node:worker_threads";
import { isRapporteurError } from "@rapporteur/core/base";
import type { LibraryReport } from "../analysis/library/analyse-library.ts";
import { doReading } from "./do-reading.ts";
import type { ReadingDone, SentError, WorkAnswer, WorkTask } from "./reading-task.ts";

/* A thread that reads and codes documents, and computes analyses; the language model is loaded with the first that is coded and stays. */

parentPort?.on("message", ({ id, task }: { id: number; task: WorkTask }) => {
  void doTask(task).then(
    (done) => answer({ id, done }),
    (thrown: unknown) => answer({ id, error: sendable(thrown) }),
  );
});

async function doTask(task: WorkTask): Promise<ReadingDone | LibraryReport> {
  if (task.kind !== "analyse") return doReading(task);
  // Loaded when it is asked for: reading needs none of the engines.
  const { computeAnalysis } = await import("../analysis/library/analyse-library.ts");
  return computeAnalysis(task.input, task.request);
}

function answer(message: WorkAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage(message);
}

function sendable(thrown: unknown): SentError {
  if (isRapporteurError(thrown)) return { code: thrown.code, details: { ...thrown.details }, message: thrown.message };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "RAP_LIBRARY_WORK", details: { reason: message }, message };
}
