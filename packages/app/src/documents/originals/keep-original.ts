import { createHash } from "node:crypto";
import type { Workplace } from "../../library/workplace.ts";

/** Largest PDF that is kept beside its text, bytes. */
export const mostOriginalBytes = 20_000_000;
/** All that a project keeps of them, bytes: what comes later is read, and not kept. */
const mostProjectBytes = 2_000_000_000;

/** Whether a project keeps the PDF files that its documents were read from. */
export async function keepsOriginals({ store, project }: Pick<Workplace, "store" | "project">): Promise<boolean> {
  const stored = await store.records.get(project, "project", project);
  return stored?.record.keepsOriginals !== false;
}

/** Keeps the file of a document, where it is the one that the document was read from. */
export async function keepOriginal(
  { store, project }: Pick<Workplace, "store" | "project">,
  { sha256, bytes }: { readonly sha256: string; readonly bytes: Uint8Array },
): Promise<void> {
  if (bytes.length > mostOriginalBytes || createHash("sha256").update(bytes).digest("hex") !== sha256) return;
  await store.originals.keep(project, { sha256, bytes, mostBytes: mostProjectBytes });
}
