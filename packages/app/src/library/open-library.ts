import { RapporteurError } from "@rapporteur/core/base";
import { openStore, type StoreOptions } from "../store/open-store.ts";
import type { OpenedStore, ReadStore } from "../store/store.ts";
import { chooseProject } from "./choose-project.ts";
import { ensureProject } from "./create-project.ts";

/**
 * The project that a word means, as `chooseProject`; made where there is none and no word.
 *
 * @throws RAP_LIBRARY_PROJECT with the names there are
 */
export async function findProject(store: ReadStore, word?: string): Promise<string> {
  const projects = await store.records.projects();
  const found = chooseProject(projects, word);
  if (found !== undefined) return found.record.id;
  if (word === undefined) return ensureProject(store);
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
export async function openLibrary(
  location: string,
  project?: string,
  options?: Pick<StoreOptions, "readFrom" | "onStepRetry">,
): Promise<OpenedLibrary> {
  const store = await openStore(location, options);
  try {
    await ensureProject(store);
    return { store, project: await findProject(store, project) };
  } catch (problem) {
    await store.close();
    throw problem;
  }
}
