import { parentPort } from "node:worker_threads";
import { isRapporteurError } from "../../base/errors.ts";
import { doReading } from "./do-reading.ts";
import type { ReadingAnswer, ReadingTask, SentError } from "./reading-task.ts";

/* A thread that reads and codes documents; the language model is loaded with the first that is coded and stays. */

parentPort?.on("message", ({ id, task }: { id: number; task: ReadingTask }) => {
  void doReading(task).then(
    (done) => answer({ id, done }),
    (thrown: unknown) => answer({ id, error: sendable(thrown) }),
  );
});

function answer(message: ReadingAnswer): void {
  parentPort?.postMessage(message);
}

function sendable(thrown: unknown): SentError {
  if (isRapporteurError(thrown)) return { code: thrown.code, details: { ...thrown.details }, message: thrown.message };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "RAP_LIBRARY_WORK", details: { reason: message }, message };
}
