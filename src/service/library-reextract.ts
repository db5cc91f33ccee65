import type { AppContext } from "./app-context.ts";
import { doReading } from "./library/do-reading.ts";
import { reextractDocument, type Reextracted } from "./library/reextract.ts";
import type { Workplace } from "./library/workplace.ts";
import { baseName } from "./library-receive.ts";

/** Reads a file anew as the source of a document that is there already. @throws RAP_SOURCE_*, RAP_STORE_CONFLICT, RAP_LIBRARY_MISSING */
export async function reextractFile(
  app: AppContext,
  workplace: Workplace,
  { documentId, expected, name, bytes }: { documentId: string; expected: number; name: string; bytes: Uint8Array },
): Promise<Reextracted> {
  const project = await workplace.store.records.get(workplace.project, "project", workplace.project);
  const source = { bytes, name: baseName(name) };
  const task = { kind: "read", source, codes: true, scale: project?.record.scale ?? "icd203" } as const;
  const reading = await (app.work.pool === undefined ? doReading(task) : app.work.pool.run(task));
  return reextractDocument(workplace, { documentId, expected, reading, sourceName: source.name });
}
