import { RapporteurError } from "../base/errors.ts";
import type { Change } from "../model/library/revision.ts";
import { openStoredDocument } from "./library/stored-document.ts";
import type { Workplace } from "./library/workplace.ts";

/**
 * Removes a document with its statements, in one commit that can be undone.
 *
 * @throws RAP_LIBRARY_MISSING; RAP_STORE_CONFLICT where it was changed since
 * Cost: O(statements of the document).
 */
export async function removeDocument(workplace: Workplace, id: string, expected: number): Promise<{ revision: number }> {
  const { store, project, by } = workplace;
  const found = await store.records.get(project, "document", id);
  if (found === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "document", id });
  const { statements } = await openStoredDocument(workplace, id);
  const changes = statements.map(({ record, revision }): Change => ({ kind: "statement", id: record.id, expected: revision, after: null }));
  const { revision } = await store.history.commit({
    project,
    by,
    action: "remove",
    summary: `Removed “${found.record.title}”`.slice(0, 500),
    changes: [...changes, { kind: "document", id, expected, after: null }],
  });
  return { revision };
}
