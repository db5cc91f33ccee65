import { isRapporteurError } from "@rapporteur/core/base";
import type { Readout } from "@rapporteur/reader/readout";
import { BoundedChild, readerLimits, tooHard } from "@rapporteur/reader/sources";
import { parseReadout } from "../../documents/open-readout.ts";
import { workerFile } from "../../library/worker-file.ts";
import { tellStatementSource } from "../input/open-statements.ts";
import type { CsvOptions } from "../input/open-statements-csv.ts";
import { mayBeTable, type TableRows } from "../input/table-rows.ts";
import type { ImportedStatements } from "./import-source.ts";
import type { OpeningTask } from "./import-worker.ts";
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
export async function openImportInChild(path: string, name: string, csv: CsvOptions = {}): Promise<ImportedStatements> {
  const answer = await inTurn({ path, csv, gives: "statements" }, name);
  if (!isPacked(answer)) throw new Error("the answer is not an import");
  return unpackImport(answer);
}

/** As `rowsOfSource`, in such a process; null at once for what is no table. @throws RAP_SOURCE_TOO_HARD past a limit, and what `rowsOfSource` throws */
export async function openRowsInChild(path: string, name: string, csv: CsvOptions): Promise<TableRows | null> {
  if (!mayBeTable(await tellStatementSource(path))) return null;
  const answer = await inTurn({ path, csv, gives: "rows" }, name);
  if (answer !== null && !isRows(answer)) throw new Error("the answer is not a table");
  return answer;
}

/** Readouts up to this size are parsed where they are asked for: whatever is nested in them takes some tens of megabytes. */
const lightReadout = 1_000_000;

/** As `parseReadout`; a large one in such a process. @throws RAP_SOURCE_TOO_HARD past a limit, RAP_SERVICE_READOUT */
export async function openReadoutInChild(bytes: Uint8Array, name: string): Promise<Readout> {
  if (bytes.length <= lightReadout) return parseReadout(new TextDecoder().decode(bytes), name);
  const answer = await inTurn({ bytes, name }, name);
  if (!isReadout(answer)) throw new Error("the answer is not a readout");
  return answer;
}

function inTurn(task: OpeningTask, name: string): Promise<unknown> {
  const opening = queue.then(() => ask(task, name));
  queue = opening.catch(() => undefined);
  return opening;
}

async function ask(task: OpeningTask, name: string): Promise<unknown> {
  const child = new BoundedChild(workerFile(import.meta.url, "import-worker"), readerLimits);
  try {
    return await child.ask(task);
  } catch (error) {
    throw isRapporteurError(error) ? error : tooHard(name, error);
  } finally {
    child.close();
  }
}

const isPacked = (answer: unknown): answer is PackedImport => typeof answer === "object" && answer !== null && "opened" in answer;
const isRows = (answer: unknown): answer is TableRows => typeof answer === "object" && answer !== null && "rows" in answer;
const isReadout = (answer: unknown): answer is Readout => typeof answer === "object" && answer !== null && "document" in answer;
