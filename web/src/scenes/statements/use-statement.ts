import { useCallback } from "react";
import type { Stored } from "../../../../src/model/library/records.ts";
import type { StatementRecord } from "../../../../src/model/library/statement-record.ts";
import { client, statusOf } from "../../data/client.ts";
import { useProject, useWrites } from "../../data/live-project.tsx";
import { overlay, type Overlaid } from "../../data/pending.ts";
import { change, useCommit } from "../../data/use-commit.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../frame/toasts.tsx";
import { text } from "./strings.ts";

export type OpenStatement = Overlaid<"statement">;

/** One statement as it stands, with what is under way on top; null once it is known to be gone. */
export function useStatement(id: string | null): { readonly statement: OpenStatement | null; readonly isGone: boolean; readonly error: unknown } {
  const { id: project } = useProject();
  const writes = useWrites();
  const { data, error } = useResource(id === null ? null : `statement:${project}:${id}`, ["statement"], async () => {
    try {
      const { record, revision } = await client.records.get({ params: { project, kind: "statement", id: id ?? "" } });
      return { stored: { record: record as StatementRecord, revision } };
    } catch (thrown) {
      if (statusOf(thrown) === 404) return { stored: null };
      throw thrown;
    }
  });
  const stored: readonly Stored<StatementRecord>[] = data?.stored == null ? [] : [data.stored];
  const [statement = null] = overlay("statement", stored, writes, () => false);
  return { statement, isGone: data !== null && statement === null, error };
}

/** Gives the function that saves a changed statement. */
export function useSaveStatement(): (statement: OpenStatement, after: StatementRecord, field: string) => void {
  const commit = useCommit();
  const { account } = useProject();
  return useCallback(
    ({ record, revision }, after, field) => {
      // Who corrects a draft stands by it.
      const review = after.review === "draft" && field !== text.note ? "accepted" : after.review;
      const settled = { ...after, review, reviewedBy: account.id, reviewedAt: new Date().toISOString() };
      commit({
        action: "edit",
        summary: text.edited(field),
        changes: [change("statement", { id: record.id, expected: revision, before: record, after: settled })],
      });
      if (record.review === "draft" && review === "accepted") showToast(text.savedAccepted);
    },
    [commit, account],
  );
}
