import type { AppContext } from "./app-context.ts";
import { readForProject } from "../documents/read-for-project.ts";
import { reextractDocument, type Reextracted } from "../documents/reextract.ts";
import { authorise } from "../library/authorise.ts";
import type { Workplace } from "../library/workplace.ts";
import { baseName } from "./library-receive.ts";

export interface Reextract {
  readonly documentId: string;
  readonly expected: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Aborts when the sender has left: reading ends. */
  readonly signal?: AbortSignal;
}

/** Reads a file again as the source of a document that is there already, where a scanner finds nothing in it. @throws RAP_SOURCE_*, RAP_STORE_CONFLICT, RAP_LIBRARY_MISSING */
export async function reextractFile(
  app: AppContext,
  workplace: Workplace,
  { documentId, expected, name, bytes, signal }: Reextract,
): Promise<Reextracted> {
  authorise(workplace, "reextract");
  const source = { bytes, name: baseName(name) };
  await app.scanner?.check(source);
  const reading = await readForProject(workplace, { kind: "read", source, codes: true }, { pool: app.work.pool, signal });
  return reextractDocument(workplace, { documentId, expected, reading, sourceName: source.name });
}
