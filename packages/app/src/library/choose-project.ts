import { compareTexts } from "@rapporteur/core/base";
import type { ProjectRecord } from "../records/project-records.ts";
import { mainProject } from "./workplace.ts";

type Named = Pick<ProjectRecord, "id" | "name">;

/**
 * The project that a word means: its id, or its name in any case. Without a word the one called "main", else the first by name.
 *
 * @returns undefined where there is none
 */
export function chooseProject<P extends { readonly record: Named }>(projects: readonly P[], word?: string): P | undefined {
  if (word === undefined)
    return projects.find(({ record }) => record.id === mainProject) ?? projects.toSorted((a, b) => compareTexts(a.record.name, b.record.name))[0];
  const wanted = word.trim().toLowerCase();
  return projects.find(({ record }) => record.id === word) ?? projects.find(({ record }) => record.name.toLowerCase() === wanted);
}
