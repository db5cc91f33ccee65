import type { DocumentRights } from "../model/library/document-record.ts";
import type { AppContext } from "./app-context.ts";
import { passedOver } from "./library/data-file.ts";
import { importDocument } from "./library/import-document.ts";
import { submitImport } from "./library/import-many.ts";
import type { Workplace } from "./library/workplace.ts";

export interface ReceivedFile {
  readonly bytes: Uint8Array;
  /** As the sender calls it; a folder before it is left away. */
  readonly name: string;
  readonly rights: DocumentRights;
  readonly code: boolean;
  readonly requestKey?: string | undefined;
}

export interface Received {
  readonly documentId: string | null;
  readonly jobId: string | null;
  readonly wasKnown: boolean;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** Enough to see what kind of files they are. */
const mostWarnings = 100;

/**
 * Takes a file in: one document at once, a ZIP as a job with one unit a file.
 *
 * @throws RAP_SOURCE_* where it cannot be read
 */
export async function receiveFile(app: AppContext, workplace: Workplace, { bytes, name, rights, code, requestKey }: ReceivedFile): Promise<Received> {
  const source = { bytes, name: baseName(name) };
  if (/\.zip$/i.test(source.name)) {
    const data: string[] = [];
    const jobId = await submitImport(workplace, [source], { rights, codes: code, onPassedOver: (file) => void data.push(file) });
    app.work.wake();
    return { documentId: null, jobId, wasKnown: false, warnings: data.slice(0, mostWarnings).map(passedOver) };
  }
  const given = { source, rights, codes: code, ...(requestKey === undefined ? {} : { requestKey }) };
  const { documentId, wasKnown, warnings } = await importDocument(workplace, given, app.work.pool);
  return { documentId, jobId: null, wasKnown, warnings };
}

/** Without folders, whichever way they are spelled: a name is shown, never opened. */
export function baseName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  return (name.split(/[/\\]/).at(-1) ?? "").replace(/[\u0000-\u001f\u007f]/g, "").trim() || "document";
}
