import { isRapporteurError } from "@rapporteur/core/base";
import { BoundedChild, readerLimits, tooHard } from "@rapporteur/reader/sources";
import { workerFile } from "../../library/worker-file.ts";
import type { ImportedStatements } from "./import-source.ts";
import { type PackedImport, unpackImport } from "./packed-import.ts";

/** One at a time: each takes as much memory as a document does. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * As `openImport`, in a process of its own, which is ended when it takes too much time or memory: a server goes on answering whatever is in the file. The
 * process ends with the task, since files of statements come seldom.
 *
 * @param name how errors call the file
 * @throws RAP_SOURCE_TOO_HARD past a limit, and what `openImport` throws
 */
export function openImportInChild(path: string, name: string): Promise<ImportedStatements> {
  const opening = queue.then(() => openNow(path, name));
  queue = opening.catch(() => undefined);
  return opening;
}

async function openNow(path: string, name: string): Promise<ImportedStatements> {
  const child = new BoundedChild(workerFile(import.meta.url, "import-worker"), readerLimits);
  try {
    const answer = await child.ask(path);
    if (!isPacked(answer)) throw new Error("it is no answer of ours");
    return unpackImport(answer);
  } catch (error) {
    throw isRapporteurError(error) ? error : tooHard(name, error);
  } finally {
    child.close();
  }
}

function isPacked(answer: unknown): answer is PackedImport {
  return typeof answer === "object" && answer !== null && "opened" in answer;
}
