import { RapporteurError } from "@rapporteur/core/base";
import type { Workplace } from "../../library/workplace.ts";

/**
 * The file that a document was read from.
 *
 * @throws RAP_LIBRARY_MISSING where there is no such document, or its file is not kept
 */
export async function originalOf({ store, project }: Pick<Workplace, "store" | "project">, id: string): Promise<Uint8Array> {
  const document = await store.records.get(project, "document", id);
  const bytes = document === null ? null : await store.originals.get(project, document.record.sha256);
  if (bytes === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "file of document", id });
  return bytes;
}
