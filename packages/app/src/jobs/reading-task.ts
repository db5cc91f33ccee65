import type { DocumentContent } from "../records/document-record.ts";
import type { Readout } from "@rapporteur/reader/readout";
import type { SourceAtHand } from "@rapporteur/reader/reading";
import type { LibraryReport } from "../analysis/library/analyse-library.ts";
import type { AnalysisRequest } from "../analysis/library/analysis-request.ts";
import type { AnalysisInput } from "../analysis/library/gather-analysis.ts";

/** Where a document comes from: a path or an address, or bytes with the name that errors call them by. */
export type ReadingSource = string | { readonly bytes: Uint8Array; readonly name: string };

/** Work for a thread: plain values that can be sent to one. */
export type WorkTask = ReadingTask | { readonly kind: "analyse"; readonly input: AnalysisInput; readonly request: AnalysisRequest };

export type ReadingTask =
  | { readonly kind: "read"; readonly source: ReadingSource; readonly codes: boolean; readonly scale?: string }
  | { readonly kind: "code"; readonly source: SourceAtHand; readonly scale?: string };

/** A readout, and what of the source's form it does not hold. */
export interface ReadingDone {
  readonly readout: Readout;
  readonly shapes: Pick<DocumentContent, "markup" | "emphasis" | "authors">;
}

/** An error of the catalogue on its way between threads. */
export interface SentError {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly message: string;
}

export type WorkAnswer = { readonly id: number; readonly done: ReadingDone | LibraryReport } | { readonly id: number; readonly error: SentError };
