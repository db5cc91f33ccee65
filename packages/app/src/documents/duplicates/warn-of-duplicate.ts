import type { Workplace } from "../../library/workplace.ts";
import { nearestDuplicate } from "./suggest-duplicates.ts";

/** The code under which an import says that a document nearly has the text of another one. */
export const duplicateCode = "document-near-duplicate";

/** What to say of a document that was just imported: nothing where no other one nearly has its text. */
export async function warnOfDuplicate(workplace: Workplace, documentId: string): Promise<{ readonly code: string; readonly message: string }[]> {
  const { store, project } = workplace;
  const nearest = await nearestDuplicate(workplace, documentId);
  const other = nearest === null ? null : await store.records.get(project, "document", nearest.id);
  if (nearest === null || other === null) return [];
  const share = Math.round(100 * nearest.shared);
  return [
    { code: duplicateCode, message: `The text is nearly that of “${other.record.title}”: ${share} % of their runs of three words are the same.` },
  ];
}
