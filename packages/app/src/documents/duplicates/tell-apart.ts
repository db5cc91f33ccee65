import { RapporteurError } from "@rapporteur/core/base";
import { authorise } from "../../library/authorise.ts";
import type { Workplace } from "../../library/workplace.ts";
import type { DocumentRecord } from "../../records/document-record.ts";
import type { Stored } from "../../records/records.ts";
import type { Change } from "../../records/revision.ts";

export interface ApartRequest {
  /** Documents that are different from one another, each with the revision that the writer saw. */
  readonly documents: readonly { readonly id: string; readonly expected: number }[];
}

/** As many pairs of one group as a record may keep. */
const mostDocuments = 100;

/**
 * Keeps that documents are not the same, however alike their texts are: they are not suggested as near-duplicates of one another again. The decision is kept with the
 * documents, so that it is in their history and in exports of the library, and undoing the commit takes it back.
 *
 * @throws RAP_LIBRARY_JOIN for fewer than two documents, or too many; RAP_LIBRARY_MISSING; RAP_STORE_CONFLICT where one was changed since
 * Cost: O(documents²).
 */
export async function tellApart(workplace: Workplace, { documents }: ApartRequest): Promise<{ readonly revision: number }> {
  const writer = authorise(workplace, "tellApart");
  const ids = new Set(documents.map(({ id }) => id));
  if (ids.size < 2 || ids.size !== documents.length || ids.size > mostDocuments)
    throw new RapporteurError("RAP_LIBRARY_JOIN", {
      problem: "a document was named twice or alone, or too many were named",
      cure: `name two to ${mostDocuments} different documents`,
    });
  const { store, project } = workplace;
  const changes: Change[] = [];
  const before: string[] = [];
  let title = "";
  for (const { id, expected } of documents) {
    const stored: Stored<DocumentRecord> | null = await store.records.get(project, "document", id);
    if (stored === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "document", id });
    const { record } = stored;
    if (before.length === 0) title = record.title;
    else
      changes.push({
        kind: "document",
        id,
        expected,
        after: { ...record, distinctFrom: [...new Set([...(record.distinctFrom ?? []), ...before])] },
      });
    before.push(id);
  }
  const others = documents.length === 2 ? "1 document" : `${documents.length - 1} documents`;
  const summary = `Told ${others} apart from “${title}”`;
  const { revision } = await writer.commit({ action: "tell-apart", summary, changes });
  return { revision };
}

/** Whether a person said of two documents that they are not the same. */
export function areToldApart(one: DocumentRecord, other: DocumentRecord): boolean {
  return one.distinctFrom?.includes(other.id) === true || other.distinctFrom?.includes(one.id) === true;
}
