import { RapporteurError } from "@rapporteur/core/base";
import type { Readout } from "@rapporteur/reader/readout";
import { doReading } from "./do-reading.ts";
import { importReadouts } from "./import-readout.ts";
import { documentReadout } from "./to-readout.ts";
import { authorise } from "../library/authorise.ts";
import type { Workplace } from "../library/workplace.ts";

export interface Filling {
  readonly paths: readonly string[];
  /** A new name for the project, so that who opens it knows what lies there. */
  readonly name?: string | undefined;
}

/**
 * Puts documents into a library that was just made; one that has ever held anything is left as it is, its name too.
 *
 * @returns whether it was filled
 * @throws RAP_SOURCE_*; RAP_LIBRARY_MISSING without a project
 */
export async function fillNewLibrary(workplace: Workplace, { paths, name }: Filling): Promise<boolean> {
  const { store, project } = workplace;
  const { entries } = await store.history.list(project, { limit: 2 });
  // The first revision made the project itself.
  if (entries.length > 1) return false;
  if (name !== undefined) await renameProject(workplace, name);
  const imports = [];
  for (const path of paths)
    imports.push({ ...(await doReading({ kind: "read", source: path, codes: true })), sourceName: path, rights: "public" as const });
  await importReadouts(workplace, imports);
  return true;
}

async function renameProject(workplace: Workplace, name: string): Promise<void> {
  const { store, project } = workplace;
  const stored = await store.records.get(project, "project", project);
  if (stored === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "project", id: project });
  const after = { ...stored.record, name };
  const changes = [{ kind: "project" as const, id: project, expected: stored.revision, after }];
  await authorise(workplace, "nameProject").commit({ action: "edit", summary: `Named the project “${name}”`, changes });
}

/** The document that was added first, as a readout; null where there is none. */
export async function firstDocument(workplace: Workplace): Promise<Readout | null> {
  const { store, project } = workplace;
  const { entries } = await store.lists.documents(project, { sort: "added", order: "ascending", limit: 1 });
  const [first] = entries;
  return first === undefined ? null : documentReadout(workplace, first.record.id);
}
