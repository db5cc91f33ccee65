import type { DocumentContent, DocumentRecord } from "../records/document-record.ts";
import type { StatementRecord } from "../records/statement-record.ts";

/** A document of a library with all that a readout of it says. */
export interface DocumentParts {
  readonly document: DocumentRecord;
  readonly content: DocumentContent;
  readonly statements: readonly StatementRecord[];
}
