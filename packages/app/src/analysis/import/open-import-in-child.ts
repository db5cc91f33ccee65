import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { Readout } from "@rapporteur/reader/readout";
import { readerLimits, tooHard } from "@rapporteur/reader/sources";
import { parseReadout } from "../../documents/open-readout.ts";
import { KeptChildren } from "../../library/kept-children.ts";
import { workerFile } from "../../library/worker-file.ts";
import type { CsvOptions } from "../input/open-statements-csv.ts";
import type { ImportedStatements } from "./import-source.ts";
import type { OpeningTask } from "./import-worker.ts";
import { type PackedImport, unpackImport } from "./packed-import.ts";

const worker = workerFile(import.meta.url, "import-worker");

/** One at a time: each takes as much memory as a document does. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * As `openImport`, in a process of its own, which is ended when it takes too much time or memory: a server goes on answering whatever is in the file.
 *
 * @param name how errors call the file
 * @throws RAP_SOURCE_TOO_HARD past a limit, and what `openImport` throws
 */
export async function openImportInChild(path: string, name: string, csv: CsvOptions = {}): Promise<ImportedStatements> {
  const answer = await openInChild(worker, { path, csv } satisfies OpeningTask, { path, name });
  if (!isPacked(answer)) throw new Error("the answer is not an import");
  return unpackImport(answer);
}

/** Readouts up to this size are parsed where they are asked for: whatever is nested in them takes some tens of megabytes. */
const lightReadout = 1_000_000;

/** As `parseReadout`; a large one in such a process. @throws RAP_SOURCE_TOO_HARD past a limit, RAP_SERVICE_READOUT */
export async function openReadoutInChild(bytes: Uint8Array, name: string): Promise<Readout> {
  if (bytes.length <= lightReadout) return parseReadout(new TextDecoder().decode(bytes), name);
  const answer = await openInChild(worker, { bytes, name } satisfies OpeningTask, { name });
  if (!isReadout(answer)) throw new Error("the answer is not a readout");
  return answer;
}

/** Somebody who says what the columns of a table are has it looked at after each of them, and then sends it: starting a process takes longer than what it does then. */
const idleMs = 15_000;
const kept = new Map<string, KeptChildren>();

function processesOf(file: URL): KeptChildren {
  const known = kept.get(file.href) ?? new KeptChildren(file, readerLimits, { most: 1, idleMs });
  kept.set(file.href, known);
  return known;
}

/** How the sender calls a file, and where it lies meanwhile. */
interface SentFile {
  readonly name: string;
  readonly path?: string;
}

/**
 * What a worker answers of a file, in a process of its own within limits, which ends when nothing came for a while.
 *
 * @param file the module that the process runs
 * @throws RAP_SOURCE_TOO_HARD past a limit, and what the worker throws, about the file by its name
 */
export function openInChild(file: URL, task: unknown, sent: SentFile): Promise<unknown> {
  const opening = queue.then(() => ask(file, task, sent));
  queue = opening.catch(() => undefined);
  return opening;
}

async function ask(file: URL, task: unknown, sent: SentFile): Promise<unknown> {
  const processes = processesOf(file);
  const child = processes.take();
  try {
    return await child.ask(task);
  } catch (error) {
    throw isRapporteurError(error) ? byName(error, sent) : tooHard(sent.name, error);
  } finally {
    processes.giveBack(child);
  }
}

/** An error about a file that says its name, and not where the server keeps it. */
function byName(error: RapporteurError, { path, name }: SentFile): RapporteurError {
  const details = Object.fromEntries(Object.entries(error.details).map(([key, value]) => [key, value === path ? name : value]));
  return new RapporteurError(error.code, details, { cause: error });
}

const isPacked = (answer: unknown): answer is PackedImport => typeof answer === "object" && answer !== null && "opened" in answer;
const isReadout = (answer: unknown): answer is Readout => typeof answer === "object" && answer !== null && "document" in answer;
