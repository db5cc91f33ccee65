import { useCallback } from "react";
import { change, useCommit } from "../../../data/use-commit.ts";
import type { Overlaid } from "../../../data/pending.ts";
import { showToast } from "../../../parts/toasts.tsx";
import { text } from "../strings.ts";

/** Gives statements a speaker, in one step that can be undone. */
export function useAttribute(): (author: { readonly id: string; readonly name: string }, statements: readonly Overlaid<"statement">[]) => void {
  const commit = useCommit();
  return useCallback(
    (author, statements) => {
      const summary = text.author.added(author.name, statements.length);
      const changes = statements.map(({ record, revision }) =>
        change("statement", { id: record.id, expected: revision, before: record, after: { ...record, speaker: author.id } }),
      );
      commit({ action: "edit", summary, changes });
      showToast(summary);
    },
    [commit],
  );
}
