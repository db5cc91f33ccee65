import { unpackDocx } from "./docx/docx-parts.ts";
import { defaultPdfLimits } from "./pdf/pdf-page.ts";
import type { ReadDocument } from "./settle-pieces.ts";
import { defaultTimeoutMs, runInThread } from "./thread/run-in-thread.ts";

export interface ReadBinaryOptions {
  /** How errors name the source. */
  readonly name: string;
  readonly timeoutMs?: number;
}

/**
 * Reads a PDF or a Word document. It is read in a thread of its own, under a limit of time and memory.
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_SCANNED, RAP_SOURCE_NO_LETTERS, RAP_SOURCE_NO_TEXT, RAP_SOURCE_INFLATES,
 * RAP_SOURCE_TOO_MANY, RAP_SOURCE_TOO_HARD
 */
export async function readBinary(bytes: Uint8Array, format: "pdf" | "docx", options: ReadBinaryOptions): Promise<ReadDocument> {
  const { name: source, timeoutMs = defaultTimeoutMs } = options;
  const limits = { source, timeoutMs };
  if (format === "pdf") return runInThread({ kind: "pdf", bytes, options: { ...defaultPdfLimits, source } }, limits);
  return runInThread({ kind: "docx", parts: await unpackDocx(bytes, source), source }, limits);
}
