import { readSource, type ReadSource } from "../read-source.ts";
import { readingMs } from "./reading-limits.ts";
import type { ReaderTask } from "./read-in-child.ts";
import { serveTasks } from "./serve-tasks.ts";

/* The process in which files are opened that a parser may fail on. It does nothing else, and has no network. */
Object.defineProperty(globalThis, "fetch", { value: undefined });

serveTasks(async (given, begin): Promise<Omit<ReadSource, "bytes">> => {
  const { bytes, options, timeoutMs } = given as ReaderTask;
  begin(timeoutMs ?? readingMs(bytes.length));
  const { format, encoding, document, warnings, sha256 } = await readSource(bytes, { ...options, isBounded: true });
  return { format, encoding, document, warnings, sha256 };
});
