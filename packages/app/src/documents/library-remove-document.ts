import type { Change } from "../records/revision.ts";
import { openStoredDocument } from "./stored-document.ts";
import { authorise } from "../library/authorise.ts";
import type { Workplace } from "../library/workplace.ts";

/**
 * Removes a document with its statements, in one commit that can be undone.
 *
 * @throws RAP_LIBRARY_MISSING, RAP_LIBRARY_ERASED; RAP_STORE_CONFLICT where it was changed since
 * Cost: O(statements of the document).
 */
export async function removeDocument(workplace: Workplace, id: string, expected: number): Promise<{ revision: number }> {
  const writer = authorise(workplace, "removeDocument");
  const { document, statements } = await openStoredDocument(workplace, id);
  const changes = statements.map(({ record, revision }): Change => ({ kind: "statement", id: record.id, expected: revision, after: null }));
  const { revision } = await writer.commit({
    action: "remove",
    summary: `Removed “${document.record.title}”`,
    changes: [...changes, { kind: "document", id, expected, after: null }],
  });
  return { revision };
}
