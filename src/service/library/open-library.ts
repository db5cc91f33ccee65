import { RapporteurError } from "../../base/errors.ts";
import { openStore } from "../../store/open-store.ts";
import type { OpenedStore, Store } from "../../store/store.ts";
import { ensureProject } from "./create-project.ts";
import { mainProject } from "./workplace.ts";

/**
 * The project that a word means: its id, its name in any case, or without a word the one called "main", else the first.
 *
 * @throws RAP_LIBRARY_PROJECT with the names there are
 */
export async function findProject(store: Store, word?: string): Promise<string> {
  const projects = await store.records.projects();
  if (word === undefined)
    return projects.find(({ record }) => record.id === mainProject)?.record.id ?? projects[0]?.record.id ?? ensureProject(store);
  const wanted = word.trim().toLowerCase();
  const found = projects.find(({ record }) => record.id === word) ?? projects.find(({ record }) => record.name.toLowerCase() === wanted);
  if (found !== undefined) return found.record.id;
  throw new RapporteurError("RAP_LIBRARY_PROJECT", { project: word, known: projects.map(({ record }) => record.name).join(", ") });
}

export interface OpenedLibrary {
  readonly store: OpenedStore;
  readonly project: string;
}

/**
 * Opens the library of a path or address, and finds a project in it; a library that did not exist is made, with the project "main".
 *
 * @throws RAP_STORE_*; RAP_LIBRARY_PROJECT
 */
export async function openLibrary(location: string, project?: string): Promise<OpenedLibrary> {
  const store = await openStore(location);
  try {
    await ensureProject(store);
    return { store, project: await findProject(store, project) };
  } catch (problem) {
    await store.close();
    throw problem;
  }
}
