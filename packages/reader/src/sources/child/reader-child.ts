import { articlesOf } from "../articles/articles-of.ts";
import type { ReadSource } from "../read-options.ts";
import { readSource } from "../read-source.ts";
import { readingMs } from "./reading-limits.ts";
import type { ReaderTask, ReadTask } from "./read-in-child.ts";
import { type BeginStage, serveTasks } from "./serve-tasks.ts";

/* The process in which files are opened that a parser may fail on. It does nothing else, and has no network. */
Object.defineProperty(globalThis, "fetch", { value: undefined });

serveTasks((given, begin) => {
  const task = given as ReaderTask;
  if (task.splits !== true) return read(task, begin);
  begin(readingMs(task.bytes.length), "processor");
  return articlesOf(task.bytes, task.name);
});

async function read({ bytes, options, timeoutMs }: ReadTask, begin: BeginStage): Promise<Omit<ReadSource, "bytes">> {
  begin(timeoutMs ?? readingMs(bytes.length), "processor");
  const { format, encoding, document, warnings, sha256 } = await readSource(bytes, { ...options, isBounded: true });
  return { format, encoding, document, warnings, sha256 };
}
