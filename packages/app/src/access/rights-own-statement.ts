import { createHash } from "node:crypto";
import type { Stored } from "../records/records.ts";
import type { Change, CommitRequest } from "../records/revision.ts";
import { ownerOf, type StatementRecord } from "../records/statement-record.ts";

/** Somebody who does not see everybody's coding, on whose behalf a commit is made. */
interface Reviewer {
  readonly account: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * What a review means where people do not see each other's coding. Anyone who accepts, rejects or corrects a draft that is nobody's makes a statement of
 * their own that answers it; anyone who removes one rejects it for themselves. The draft stays as it was for the others. What happens along with the
 * draft's document, as where a document is removed, is no review.
 *
 * @param standing the statements that the changes name, as they stand
 * Cost: O(changes).
 */
export function asOwnStatements(
  changes: readonly Change[],
  standing: ReadonlyMap<string, Stored<StatementRecord>>,
  reviewer: Reviewer,
): CommitRequest["changes"] {
  const documents = new Set(changes.flatMap(({ kind, id }) => (kind === "document" ? [id] : [])));
  return changes.map((change) => {
    if (change.kind !== "statement") return change;
    const draft = standing.get(change.id);
    if (draft === undefined || draft.revision !== change.expected || ownerOf(draft.record) !== null) return change;
    if (documents.has(draft.record.documentId)) return change;
    const answer = change.after ?? { ...draft.record, review: "rejected" as const, reviewedBy: reviewer.account, reviewedAt: reviewer.at };
    return ownerOf(answer) === null ? change : ownChange(answer, draft.record.id, reviewer);
  });
}

function ownChange(answer: StatementRecord, draftOf: string, { account }: Reviewer): Change<"statement"> {
  const id = ownId(draftOf, account);
  const coder = { kind: "person", name: account } as const;
  return { kind: "statement", id, expected: null, after: { ...answer, id, coder, confidence: null, draftId: null, draftOf } };
}

/** The same for the same draft and person: nobody answers a draft twice. */
function ownId(draft: string, account: string): string {
  return `s${createHash("sha256").update(`${draft} ${account}`).digest("hex").slice(0, 20)}`;
}
