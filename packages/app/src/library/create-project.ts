import { defaultScale } from "@rapporteur/core/model";
import type { ProjectRecord } from "../records/project-records.ts";
import type { Change } from "../records/revision.ts";
import type { ReadStore } from "../store/store.ts";
import { authorise } from "./authorise.ts";
import { everyRight } from "./membership.ts";
import { chooseProject } from "./choose-project.ts";
import { defaultTypes } from "./default-types.ts";
import { localAuthor, mainProject, openWorkplace, type Workplace } from "./workplace.ts";

export interface NewProject {
  readonly name: string;
  readonly description?: string;
  /** A new opaque id unless told. */
  readonly id?: string;
}

/** Makes a project with the four built-in statement types; its id. @throws RAP_STORE_CONFLICT where the id is taken */
export async function createProject(workplace: Omit<Workplace, "project" | "membership">, given: NewProject): Promise<string> {
  const { makeId } = workplace;
  const id = given.id ?? makeId("p");
  const project: ProjectRecord = { id, name: given.name, description: given.description ?? "", isBlind: false, scale: defaultScale.id, locale: "en" };
  const types = defaultTypes(makeId).map((after): Change => ({ kind: "type", id: after.id, expected: null, after }));
  // Nobody is a member of what is not there yet; the server lets its administrators make one.
  await authorise({ ...workplace, project: id, membership: everyRight }, "createProject").commit({
    action: "create",
    summary: `Made the project “${given.name}”`,
    changes: [{ kind: "project", id, expected: null, after: project }, ...types],
  });
  return id;
}

/** The project of a single-user library, "main" unless it has others only; made where it has none yet. @returns its id */
export async function ensureProject(store: ReadStore): Promise<string> {
  const there = chooseProject(await store.records.projects());
  if (there !== undefined) return there.record.id;
  return createProject(openWorkplace(store, { by: localAuthor }), { id: mainProject, name: "Main" });
}
