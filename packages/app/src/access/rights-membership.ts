import { compareTexts } from "@rapporteur/core/base";
import type { ProjectRecord } from "../records/project-records.ts";
import type { Stored } from "../records/records.ts";
import type { ServerContext } from "../library/server-context.ts";
import { everything, type Membership } from "../library/membership.ts";
import type { Caller } from "./rights.ts";

export interface ProjectMembership extends Membership {
  readonly project: Stored<ProjectRecord>;
}

/** A membership as it was found with the project's latest revision. */
export interface Standing extends ProjectMembership {
  readonly head: number;
}

/**
 * A caller's standing in a project; null where there is none, or no such project. The one user of a single-user server and the administrators of any
 * other are administrators of every project.
 */
export async function membershipOf(app: ServerContext, caller: Caller, project: string): Promise<Standing | null> {
  if (caller.account === null || (caller.onlyProject !== null && caller.onlyProject !== project)) return null;
  const found = await app.store.records.project(project);
  if (found === null) return null;
  const { record, head } = found;
  if (caller.account.isAdministrator) return { role: "admin", grants: everything, project: record, head };
  const member = await app.store.accounts.member(project, caller.account.id);
  return member === null ? null : { role: member.role, grants: member.grants, project: record, head };
}

/** Every project that a caller may enter, in order of name. */
export async function projectsOf(app: ServerContext, caller: Caller): Promise<readonly ProjectMembership[]> {
  const { account, onlyProject } = caller;
  if (account === null) return [];
  const all = await app.store.records.projects();
  const own = account.isAdministrator ? null : new Map((await app.store.accounts.memberships(account.id)).map((one) => [one.project, one]));
  return all
    .filter(({ record }) => onlyProject === null || record.id === onlyProject)
    .flatMap((project): ProjectMembership[] => {
      if (own === null) return [{ role: "admin", grants: everything, project }];
      const member = own.get(project.record.id);
      return member === undefined ? [] : [{ role: member.role, grants: member.grants, project }];
    })
    .sort((a, b) => compareTexts(a.project.record.name, b.project.record.name));
}
