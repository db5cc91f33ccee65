import type { RecordKind } from "../records/records.ts";
import type { Role } from "../records/roles.ts";
import { hasRole, type Membership } from "../library/membership.ts";

/**
 * Kinds of record that not everybody in a project reads. What an invited expert has written and not sent in is between the expert and the editors; a frozen
 * figure may quote what a blind project hides from its coders.
 */
const readers: Readonly<Partial<Record<RecordKind, Role>>> = { part: "editor", figure: "editor" };

/** Whether a member reads records of a kind; for others there are none. */
export function mayRead(membership: Membership, kind: RecordKind): boolean {
  return hasRole(membership, readers[kind] ?? "reader");
}
