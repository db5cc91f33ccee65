import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { isRapporteurError } from "@rapporteur/core/base";
import type { Readout } from "../readout/readout.ts";
import { KeptChild } from "../sources/child/kept-child.ts";
import { tooHard } from "../sources/child/read-in-child.ts";
import { readerLimits } from "../sources/child/reading-limits.ts";
import type { NamedBytes, ReadOptions } from "./read-options.ts";

/** A document to be read and coded, as it is sent to another process. */
export interface ReadingRequest {
  readonly source: string | NamedBytes;
  readonly options: SentOptions;
}

/** What can be sent. */
type SentOptions = Omit<ReadOptions, "signal" | "onProgress">;

const reader = new KeptChild(new URL(`./reading-process${extname(fileURLToPath(import.meta.url))}`, import.meta.url), readerLimits);

/**
 * Reads and codes a document in a process that is ended when it takes too much time or memory; it is kept for the next document.
 *
 * @throws RAP_SOURCE_TOO_HARD, and what reading throws
 */
export async function readInProcess(source: string | NamedBytes, { signal, onProgress, ...options }: ReadOptions): Promise<Readout> {
  try {
    return (await reader.ask({ source, options } satisfies ReadingRequest, { signal, onProgress })) as Readout;
  } catch (error) {
    if (isRapporteurError(error)) throw error;
    throw tooHard(typeof source === "string" ? source : source.name, error);
  }
}
