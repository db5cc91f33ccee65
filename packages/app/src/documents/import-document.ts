import type { KnownMetadata } from "@rapporteur/reader/reading";
import type { DocumentRights } from "../records/document-record.ts";
import { importReadout, type ImportedDocument } from "./import-readout.ts";
import { readForProject, type ReadInPool } from "./read-for-project.ts";
import type { ReadingSource } from "./reading-task.ts";
import type { Workplace } from "../library/workplace.ts";

export interface DocumentImport {
  readonly source: ReadingSource;
  readonly rights?: DocumentRights;
  /** Draft statements as well; true unless told. */
  readonly codes?: boolean;
  readonly requestKey?: string;
  /** What somebody says of the document, in place of what is read. */
  readonly metadata?: KnownMetadata | undefined;
}

export interface ImportedFile extends ImportedDocument {
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/**
 * Reads one document and puts it into the project. With `pool` it is read in a process of its own, so that the caller stays responsive.
 *
 * @throws RAP_SOURCE_* where it cannot be read
 */
export async function importDocument(workplace: Workplace, given: DocumentImport, where: ReadInPool = {}): Promise<ImportedFile> {
  const { source, rights, codes = true, requestKey, metadata } = given;
  const reading = await readForProject(workplace, { kind: "read", source, codes, ...(metadata === undefined ? {} : { metadata }) }, where);
  const sourceName = typeof source === "string" ? source : source.name;
  const imported = await importReadout(
    workplace,
    { ...reading, sourceName, ...(rights === undefined ? {} : { rights }) },
    requestKey === undefined ? {} : { requestKey },
  );
  return { ...imported, warnings: reading.readout.warnings.map(({ code, message }) => ({ code, message })) };
}
