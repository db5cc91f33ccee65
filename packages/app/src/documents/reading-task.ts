import type { DocumentContent } from "../records/document-record.ts";
import type { Readout } from "@rapporteur/reader/readout";
import type { ReadOptions, SourceAtHand } from "@rapporteur/reader/reading";

/** Where a document comes from: a path or an address, or bytes with the name that errors call them by. */
export type ReadingSource = string | { readonly bytes: Uint8Array; readonly name: string };

/** Reading or coding one document: plain values that can be sent to another process. */
export type ReadingTask =
  | ({ readonly kind: "read"; readonly source: ReadingSource; readonly codes: boolean; readonly keepsOriginal?: boolean } & ReadOptions)
  | { readonly kind: "code"; readonly source: SourceAtHand; readonly scale?: string };

/** A readout, and what of the source's form it does not hold. */
export interface ReadingDone {
  readonly readout: Readout;
  readonly shapes: Pick<DocumentContent, "markup" | "emphasis" | "authors">;
  /** The bytes of a PDF, where they were asked for and are not too many. */
  readonly original?: Uint8Array;
}

export interface ReadingOptions {
  /** Ends the work when it aborts: nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined;
  /** Told again and again how much of a long text is read. */
  readonly onProgress?: ReadOptions["onProgress"];
}

/** Reads and codes documents elsewhere than in the caller's thread, within limits. */
export interface DocumentReader {
  readonly size: number;
  /**
   * Does a task in the next free process, in the order of asking.
   *
   * @throws what the task throws; RAP_SOURCE_TOO_HARD past a limit; RAP_LIBRARY_WORK if the process broke
   */
  run(task: ReadingTask, options?: ReadingOptions): Promise<ReadingDone>;
}
