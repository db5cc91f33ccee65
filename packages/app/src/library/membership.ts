import { roles, type Role } from "../records/roles.ts";
import type { Grants } from "../store/account-store.ts";

/** What somebody may do in a project: by the role what, by the grants whose. */
export interface Membership {
  readonly role: Role;
  readonly grants: Grants;
}

export const everything: Grants = { seeDocuments: "all", changeDocuments: "all", seeStatements: "all", changeStatements: "all" };

/** The program itself, and anyone who has the file of a library: nothing is held back. */
export const everyRight: Membership = { role: "admin", grants: everything };

export function hasRole(membership: Membership, needed: Role): boolean {
  return roles.indexOf(membership.role) >= roles.indexOf(needed);
}
