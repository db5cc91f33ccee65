import { RapporteurError } from "@rapporteur/core/base";
import { makeAnchor } from "@rapporteur/core/text";
import { authorise } from "../../library/authorise.ts";
import type { Workplace } from "../../library/workplace.ts";
import type { DocumentContent, DocumentRecord, DocumentSource } from "../../records/document-record.ts";
import type { Stored } from "../../records/records.ts";
import type { Change } from "../../records/revision.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import { isUntouchedDraft } from "../../statements/coder-name.ts";
import { claimOf, placeAgain } from "../plan-recoding.ts";
import { openStoredDocument, type StoredDocument } from "../stored-document.ts";

export interface JoinRequest {
  /** The document that stays, and those that become sources of it, each with the revision that the writer saw. */
  readonly keep: { readonly id: string; readonly expected: number };
  readonly others: readonly { readonly id: string; readonly expected: number }[];
  /** Joins even where statements that people accepted do not stand in the text that stays: they are removed with their document. */
  readonly dropsLost?: boolean;
}

export interface Joined {
  readonly revision: number;
  /** Statements that people accepted, corrected or coded and that moved to the document that stays. */
  readonly moved: number;
  /** Ids of those whose words do not stand there. */
  readonly lost: readonly string[];
}

/**
 * Makes one document of near-duplicates: the others become sources of the one that stays. What people accepted or coded in them moves where the same
 * words stand in it; their drafts go. One commit, so that undoing it brings everything back.
 *
 * @throws RAP_LIBRARY_JOIN for nothing to join, and where accepted statements would be lost; RAP_LIBRARY_MISSING; RAP_STORE_CONFLICT where one was changed
 * since; RAP_STORE_REFERENCE where a page of the site or a question rests on what would go
 * Cost: O(size of the documents).
 */
export async function joinDocuments(workplace: Workplace, { keep, others, dropsLost = false }: JoinRequest): Promise<Joined> {
  const writer = authorise(workplace, "joinDocuments");
  const ids = new Set(others.map(({ id }) => id));
  if (ids.has(keep.id) || ids.size !== others.length || others.length === 0)
    throw new RapporteurError("RAP_LIBRARY_JOIN", { problem: "a document was named twice, or alone", cure: "name two or more different documents" });
  const kept = await openStoredDocument(workplace, keep.id);
  const joining = new Joining(kept);
  const removed: Change[] = [];
  for (const { id, expected } of others) {
    const other = await openStoredDocument(workplace, id);
    joining.take(other);
    if (joining.lost.length > 0 && !dropsLost) throw lostStatements(joining.lost.length, other.document.record, kept.document.record);
    removed.push({ kind: "document", id, expected, after: null });
  }
  const sources = [...(kept.document.record.sources ?? []), ...joining.sources];
  const { revision } = await writer.commit({
    action: "join",
    summary: `Joined ${others.length} near-duplicates to “${kept.document.record.title}”`,
    changes: [
      ...joining.changes,
      ...removed,
      { kind: "document", id: keep.id, expected: keep.expected, after: { ...kept.document.record, sources } },
    ],
  });
  return { revision, moved: joining.moved, lost: joining.lost };
}

function lostStatements(count: number, from: DocumentRecord, to: DocumentRecord): RapporteurError {
  const statements = count === 1 ? "1 accepted statement" : `${count} accepted statements`;
  return new RapporteurError("RAP_LIBRARY_JOIN", {
    problem: `“${to.title}” does not have the words of ${statements} of “${from.title}”`,
    cure: `keep “${from.title}” instead, or say that they may go`,
  });
}

/** What happens to the statements of the documents that are joined. */
class Joining {
  readonly changes: Change<"statement">[] = [];
  readonly sources: DocumentSource[] = [];
  readonly lost: string[] = [];
  moved = 0;
  readonly #kept: StoredDocument;
  /** Claims that people made in the document that stays, by coder; untouched drafts by claim. */
  readonly #claims: Set<string>;
  readonly #drafts: Map<string, Stored<StatementRecord>[]>;

  constructor(kept: StoredDocument) {
    this.#kept = kept;
    const touched = kept.statements.filter(({ record }) => !isUntouchedDraft(record));
    this.#claims = new Set(touched.map(({ record }) => ownClaimOf(record)));
    this.#drafts = Map.groupBy(
      kept.statements.filter(({ record }) => isUntouchedDraft(record)),
      ({ record }) => claimOf(record),
    );
  }

  take({ document, content, statements }: StoredDocument): void {
    const { text } = this.#kept.content;
    const worth = statements.filter(({ record }) => !isUntouchedDraft(record) && record.review !== "rejected");
    const { found, lost } = content.text === text ? { found: worth, lost: [] } : placeAgain(worth, text);
    const placed = new Map(found.map((stored) => [stored.record.id, stored.record]));
    this.lost.push(...lost.map(({ record }) => record.id));
    for (const { record, revision } of statements) {
      const after = this.#settle(placed.get(record.id));
      this.changes.push({ kind: "statement", id: record.id, expected: revision, after });
      if (after !== null) this.moved++;
    }
    this.sources.push(...(document.record.sources ?? []), sourceOf(document.record));
  }

  /** The statement as it stands in the document that stays; null where it goes. */
  #settle(placed: StatementRecord | undefined): StatementRecord | null {
    if (placed === undefined || this.#claims.has(ownClaimOf(placed))) return null;
    this.#claims.add(ownClaimOf(placed));
    for (const { record, revision } of this.#drafts.get(claimOf(placed)) ?? [])
      this.changes.push({ kind: "statement", id: record.id, expected: revision, after: null });
    this.#drafts.delete(claimOf(placed));
    const { draftOf: _, ...rest } = placed;
    const { document, content } = this.#kept;
    const { prefix, suffix } = makeAnchor(content.text, placed);
    return { ...rest, prefix, suffix, documentId: document.record.id, contribution: contributionAt(content, placed.start) };
  }
}

/** What a coder says, so that codings of two people of one passage both stay. */
function ownClaimOf(record: StatementRecord): string {
  return `${record.coder.kind} ${record.coder.name} ${claimOf(record)}`;
}

function contributionAt({ contributions }: DocumentContent, at: number): number | null {
  const found = contributions.findIndex(({ start, end }) => start <= at && at < end);
  return found < 0 ? null : found;
}

function sourceOf({ id, contentId, sha256, title, published, publisher, url, sourceName }: DocumentRecord): DocumentSource {
  return { documentId: id, contentId, sha256, title, published, publisher, url, sourceName };
}
