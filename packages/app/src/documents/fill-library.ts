import type { Readout } from "@rapporteur/reader/readout";
import { doReading } from "./do-reading.ts";
import { importReadouts } from "./import-readout.ts";
import { documentReadout } from "./to-readout.ts";
import type { Workplace } from "../library/workplace.ts";

/**
 * Puts documents into a library that was just made; one that has ever held anything is left as it is.
 *
 * @returns whether it was filled
 * @throws RAP_SOURCE_*
 */
export async function fillNewLibrary(workplace: Workplace, paths: readonly string[]): Promise<boolean> {
  const { store, project } = workplace;
  const { entries } = await store.history.list(project, { limit: 2 });
  // The first revision made the project itself.
  if (entries.length > 1) return false;
  const imports = [];
  for (const path of paths)
    imports.push({ ...(await doReading({ kind: "read", source: path, codes: true })), sourceName: path, rights: "public" as const });
  await importReadouts(workplace, imports);
  return true;
}

/** The document that was added first, as a readout; null where there is none. */
export async function firstDocument(workplace: Workplace): Promise<Readout | null> {
  const { store, project } = workplace;
  const { entries } = await store.lists.documents(project, { sort: "added", order: "ascending", limit: 1 });
  const [first] = entries;
  return first === undefined ? null : documentReadout(workplace, first.record.id);
}
