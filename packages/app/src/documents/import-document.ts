import type { DocumentRights } from "../records/document-record.ts";
import { importReadout, type ImportedDocument } from "./import-readout.ts";
import { readForProject } from "./read-for-project.ts";
import type { ReadingPool } from "../jobs/reading-pool.ts";
import type { ReadingSource } from "../jobs/reading-task.ts";
import type { Workplace } from "../library/workplace.ts";

export interface DocumentImport {
  readonly source: ReadingSource;
  readonly rights?: DocumentRights;
  /** Draft statements as well; true unless told. */
  readonly codes?: boolean;
  readonly requestKey?: string;
}

export interface ImportedFile extends ImportedDocument {
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/**
 * Reads one document and puts it into the project. With `pool` it is read in a thread, so that the caller stays responsive.
 *
 * @throws RAP_SOURCE_* where it cannot be read
 */
export async function importDocument(workplace: Workplace, given: DocumentImport, pool?: ReadingPool): Promise<ImportedFile> {
  const { source, rights, codes = true, requestKey } = given;
  const reading = await readForProject(workplace, { kind: "read", source, codes }, pool);
  const sourceName = typeof source === "string" ? source : source.name;
  const imported = await importReadout(
    workplace,
    { ...reading, sourceName, ...(rights === undefined ? {} : { rights }) },
    requestKey === undefined ? {} : { requestKey },
  );
  return { ...imported, warnings: reading.readout.warnings.map(({ code, message }) => ({ code, message })) };
}
