import { RapporteurError } from "@rapporteur/core/base";
import type { RecordKind } from "../records/records.ts";
import type { Role } from "../store/account-store.ts";
import { hasRole, type Membership } from "./rights.ts";

/**
 * Which role may make a record of a kind, and which may change or remove one. Coders make documents by importing them and entities by naming them in a
 * statement; what stands there already is the editors'. Outcomes are only ever added: nobody changes one.
 */
export const writers: Readonly<Record<RecordKind, { readonly make: Role; readonly change: Role | null }>> = {
  memo: { make: "reader", change: "reader" },
  statement: { make: "coder", change: "coder" },
  view: { make: "coder", change: "coder" },
  entity: { make: "coder", change: "editor" },
  document: { make: "coder", change: "editor" },
  type: { make: "editor", change: "editor" },
  regex: { make: "editor", change: "editor" },
  question: { make: "editor", change: "editor" },
  outcome: { make: "editor", change: null },
  snapshot: { make: "editor", change: "editor" },
  roundup: { make: "editor", change: "editor" },
  part: { make: "editor", change: "editor" },
  figure: { make: "editor", change: "editor" },
  project: { make: "admin", change: "admin" },
};

/** @throws RAP_RIGHTS_KIND, RAP_RIGHTS_FIXED */
export function demandWriter(membership: Membership, kind: RecordKind, id: string, isNew: boolean): void {
  const needed = isNew ? writers[kind].make : writers[kind].change;
  if (needed === null) throw new RapporteurError("RAP_RIGHTS_FIXED", { field: "what is recorded", kind, id });
  if (!hasRole(membership, needed))
    throw new RapporteurError("RAP_RIGHTS_KIND", { role: membership.role, verb: isNew ? "make" : "change", kind, needed });
}
