import { RapporteurError } from "@rapporteur/core/base";
import { fixedFields, freshFields, recordRules, type WriteKind } from "../records/write-rules.ts";
import type { AnyRecord, RecordKind } from "../records/records.ts";
import type { Change } from "../records/revision.ts";
import { hasRole, type Membership } from "./membership.ts";
import { accountOf, type Workplace } from "./workplace.ts";

/** A change of a record that somebody names, with what stands there. */
export interface AskedChange {
  readonly change: Change;
  /** Null where it is made. */
  readonly before: AnyRecord | null;
  /** It happens along with another change: whose it is does not matter, as with the memos on a statement that comes back. */
  readonly isAlong?: boolean;
}

export const nameOf = ({ kind, id }: { readonly kind: RecordKind; readonly id: string }): string => `${kind} ${id}`;

/** @throws RAP_RIGHTS_KIND, RAP_RIGHTS_FIXED, RAP_RIGHTS_GRANT, RAP_LIBRARY_MISSING */
export function demandChange(place: Workplace, write: WriteKind, { change, before, isAlong = false }: AskedChange): void {
  const { kind, id, expected } = change;
  demandWriter(place.membership, kind, id, expected === null || isTakenBack(write, kind));
  if (write === "edit") demandEdit(place, change, before);
  // What is new is signed by the server, whatever was sent; what comes back is whose it was.
  const record = before ?? (write === "edit" || write === "memo" ? null : change.after);
  if (record !== null && !isAlong) demandOwn(place, write, kind, record);
}

/** @throws RAP_RIGHTS_KIND, RAP_RIGHTS_FIXED */
function demandWriter(membership: Membership, kind: RecordKind, id: string, isNew: boolean): void {
  const needed = isNew ? recordRules[kind].make : recordRules[kind].change;
  if (needed === null) throw new RapporteurError("RAP_RIGHTS_FIXED", { field: "what is recorded", kind, id });
  if (!hasRole(membership, needed))
    throw new RapporteurError("RAP_RIGHTS_KIND", { role: membership.role, verb: isNew ? "make" : "change", kind, needed });
}

/** Undoing one's own work needs no more than doing it did, though it removes what only editors remove otherwise; an outcome is added, and so is taken back whole. */
function isTakenBack(write: WriteKind, kind: RecordKind): boolean {
  if (write !== "undo" && write !== "undoOwn") return false;
  return kind === "outcome" || (write === "undoOwn" && ["reader", "coder"].includes(recordRules[kind].make));
}

/** @throws RAP_RIGHTS_FIXED */
function demandEdit({ project }: Workplace, change: Change, before: AnyRecord | null): void {
  const { kind, id, expected, after } = change;
  const fixed = (field: string): RapporteurError => new RapporteurError("RAP_RIGHTS_FIXED", { field, kind, id });
  if (after !== null && after.id !== id) throw fixed("id");
  if (kind === "project" && (id !== project || after === null)) throw fixed("id");
  // Snapshots are taken, documents imported: nobody can vouch for a digest or a text that comes from outside.
  if (expected === null && (kind === "snapshot" || kind === "document")) throw fixed("origin");
  // Freezing quotes the statements itself, and its link is for who made it to end.
  if (kind === "figure") throw fixed("content");
  if (kind === "type" && after === null && before !== null && "isBuiltIn" in before && before.isBuiltIn) throw fixed("existence");
  if (after === null) return;
  for (const field of fixedFields[kind] ?? []) {
    if (kind === "type" && before === null && field === "key") continue;
    const stood = before === null ? (freshFields[field] ?? null) : valueOf(before, field);
    if (JSON.stringify(valueOf(after, field)) !== JSON.stringify(stood)) throw fixed(field);
  }
}

function valueOf(record: AnyRecord, field: string): unknown {
  return new Map<string, unknown>(Object.entries(record)).get(field) ?? null;
}

/** @throws RAP_RIGHTS_GRANT, RAP_LIBRARY_MISSING */
function demandOwn(place: Workplace, write: WriteKind, kind: RecordKind, record: AnyRecord): void {
  const account = accountOf(place);
  const refused = new RapporteurError("RAP_RIGHTS_GRANT", { kind, id: record.id });
  const isUndo = write === "undo" || write === "undoOwn";
  if (kind === "memo" && "by" in record && record.by !== account && !isUndo) throw refused;
  if (kind === "view" && "createdBy" in record && record.createdBy !== account && !isUndo && !hasRole(place.membership, "editor")) throw refused;
  // The link of a figure is for those who see it to end and to open again.
  if (kind === "figure" && "createdBy" in record && !maySeeLink(account, place.membership, record))
    throw new RapporteurError("RAP_LIBRARY_MISSING", { kind, id: record.id });
}

/** Whether a member sees that a figure is shared and where: the person who shared it, and administrators of the project. */
export function maySeeLink(account: string, membership: Membership, { createdBy }: { readonly createdBy: string }): boolean {
  return createdBy === account || hasRole(membership, "admin");
}
