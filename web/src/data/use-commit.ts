import { useCallback } from "react";
import type { RecordKind, RecordOf, StatementRecord } from "@rapporteur/app/records";
import type { ReviewState } from "@rapporteur/core/model";
import { useProject } from "./live-project.tsx";
import type { PendingChange } from "./pending.ts";

/** What somebody wants done, in the words of the history. */
export interface Edit {
  readonly action: string;
  readonly summary: string;
  readonly changes: readonly PendingChange[];
}

/** A change for an edit: typed, so that a record goes with its kind. */
export function change<K extends RecordKind>(
  kind: K,
  given: { readonly id: string; readonly expected: number | null; readonly before: RecordOf<K> | null; readonly after: RecordOf<K> | null },
): PendingChange {
  return { kind, ...given };
}

/** Gives the function that writes: at once on the screen, kept in the browser until the server has it, sent again where the network drops it. */
export function useCommit(): (edit: Edit) => void {
  const { queue, id } = useProject();
  return useCallback((edit) => queue.add({ project: id, ...edit }), [queue, id]);
}

/** Accepts, rejects or reopens one statement. */
export function useReview(): (statement: { record: StatementRecord; revision: number | null }, review: ReviewState, summary: string) => void {
  const { queue, id: project, account } = useProject();
  return useCallback(
    ({ record, revision }, review, summary) => {
      const after = { ...record, review, reviewedBy: account.id, reviewedAt: new Date().toISOString() };
      const only = change("statement", { id: record.id, expected: revision, before: record, after });
      queue.add({ project, action: review, summary, review, changes: [only] });
    },
    [queue, project, account],
  );
}
