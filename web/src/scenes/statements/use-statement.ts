import { useCallback } from "react";
import type { StatementRecord, Stored } from "@rapporteur/app/records";
import type { CellValue } from "@rapporteur/core/model";
import { client, statusOf } from "../../data/client.ts";
import { useProject, useWrites } from "../../data/live-project.tsx";
import { overlay, type Overlaid } from "../../data/pending.ts";
import { change, useCommit } from "../../data/use-commit.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../parts/toasts.tsx";
import type { FormField } from "../read/editing/form-fields.ts";
import { text } from "./strings.ts";

export type OpenStatement = Overlaid<"statement">;

/** One statement as it stands, with what is under way on top; null until it is here, and where it is gone. */
export function useStatement(id: string): { readonly statement: OpenStatement | null; readonly isGone: boolean; readonly error: unknown } {
  const { id: project } = useProject();
  const writes = useWrites();
  const { data, error } = useResource(`statement:${project}:${id}`, ["statement"], async () => {
    try {
      const { record, revision } = await client.records.get({ params: { project, kind: "statement", id } });
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

/** Gives the function that saves a statement with another value in one field. */
export function useSaveStatement(): (statement: OpenStatement, field: FormField, value: CellValue) => void {
  const commit = useCommit();
  const { account } = useProject();
  return useCallback(
    ({ record, revision }, field, value) => {
      const written = field.write(record, value);
      // Who corrects a draft stands by it; a note corrects nothing.
      const review = written.review === "draft" && field.name !== "note" ? "accepted" : written.review;
      const after = { ...written, review, reviewedBy: account.id, reviewedAt: new Date().toISOString() };
      commit({
        action: "edit",
        summary: text.edited(field.label),
        changes: [change("statement", { id: record.id, expected: revision, before: record, after })],
      });
      if (record.review === "draft" && review === "accepted") showToast(text.savedAccepted);
    },
    [commit, account],
  );
}
