import { RapporteurError } from "@rapporteur/core/base";
import type { MemoRecord } from "../records/memo-record.ts";
import type { Change } from "../records/revision.ts";
import { badField } from "../library/bad-field.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";

/** Holds a memo's text and place. @throws RAP_LIBRARY_FIELD, RAP_RIGHTS_FIXED */
export function checkMemo(after: MemoRecord, before: MemoRecord | null): void {
  if (after.text.trim() === "") throw badField("text", "is empty", "write something, or remove the memo");
  for (const field of ["statement", "replyTo"] as const)
    if (before !== null && after[field] !== before[field]) throw new RapporteurError("RAP_RIGHTS_FIXED", { field, kind: "memo", id: after.id });
}

/**
 * Holds new replies to memos that are there, on the same statement, and no replies themselves.
 * @throws RAP_LIBRARY_FIELD
 */
export async function demandParents({ store, project }: Pick<Workplace, "store" | "project">, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    if (change.kind !== "memo" || change.after === null || change.expected !== null || change.after.replyTo === null) continue;
    const { replyTo, statement } = change.after;
    const parent = (await store.records.get(project, "memo", replyTo))?.record;
    if (parent === undefined) throw badField("replyTo", `is ${replyTo}, which is not a memo of this project`, "reply to one that is there");
    if (parent.statement !== statement) throw badField("replyTo", "is a memo on another statement", "reply to one on the same statement");
    if (parent.replyTo !== null) throw badField("replyTo", "is a reply itself", `reply to ${parent.replyTo}, the memo that it replies to`);
  }
}

/** A memo with who wrote it and when, as the server knows it, whatever was sent. */
export function stampedMemo(workplace: Pick<Workplace, "by" | "now">, after: MemoRecord, before: MemoRecord | null): MemoRecord {
  const now = momentOf(workplace);
  if (before === null) return { ...after, by: accountOf(workplace), writtenAt: now, editedAt: null };
  return { ...after, by: before.by, writtenAt: before.writtenAt, editedAt: after.text === before.text ? before.editedAt : now };
}
