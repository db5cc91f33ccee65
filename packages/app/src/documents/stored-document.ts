import { compareTexts, RapporteurError } from "@rapporteur/core/base";
import type { DocumentContent, DocumentRecord } from "../records/document-record.ts";
import type { Stored } from "../records/records.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { collect } from "../library/collect.ts";
import { everyPage } from "../store/every-page.ts";
import type { Workplace } from "../library/workplace.ts";

/** A document as it stands, each record with the revision that last changed it. */
export interface StoredDocument {
  readonly document: Stored<DocumentRecord>;
  readonly content: DocumentContent;
  /** In text order. */
  readonly statements: readonly Stored<StatementRecord>[];
}

type Place = Pick<Workplace, "store" | "project">;

/**
 * Opens a document with its content and statements, as it stands or stood. `removed` spares a caller that opens many as of the past asking again what was removed
 * since. Cost: O(size of the document), as of the past also O(versions that ended since).
 *
 * @throws RAP_LIBRARY_MISSING, RAP_LIBRARY_ERASED
 */
export async function openStoredDocument(place: Place, documentId: string, asOf?: number, removed?: RemovedStatements): Promise<StoredDocument> {
  const { store, project } = place;
  const document = await store.records.get(project, "document", documentId, asOf);
  if (document === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "document", id: documentId });
  const content = await store.contents.get(project, document.record.contentId);
  if (content === null) throw new RapporteurError("RAP_LIBRARY_ERASED", { title: document.record.title });
  const now = await collect(everyPage((cursor) => store.lists.statements(project, { documents: [documentId], sort: "place", limit: 500, cursor })));
  if (asOf === undefined) return { document, content, statements: now };
  return { document, content, statements: await asTheyStood(place, { documentId, asOf, now }, removed ?? removedStatements(place, asOf)) };
}

/** Ids of the statements of a document that people wrote memos on. Cost: O(their number). */
export async function discussedStatements({ store, project }: Place, documentId: string): Promise<ReadonlySet<string>> {
  const pages = everyPage((cursor) => store.lists.statements(project, { documents: [documentId], withMemos: true, limit: 500, cursor }));
  return new Set((await collect(pages)).map(({ record }) => record.id));
}

interface AtRevision {
  readonly documentId: string;
  readonly asOf: number;
  readonly now: readonly Stored<StatementRecord>[];
}

/** The statements of a document at a revision, from those it has now: what is newer goes back, what was removed comes back. */
async function asTheyStood(
  { store, project }: Place,
  { documentId, asOf, now }: AtRevision,
  removed: RemovedStatements,
): Promise<Stored<StatementRecord>[]> {
  const newer = now.filter(({ revision }) => revision > asOf).map(({ record }) => record.id);
  const older = newer.length === 0 ? [] : await store.records.getMany(project, "statement", newer, asOf);
  const past = await removed.of(documentId);
  const gone = past.flatMap(({ record, revision, until }) => (revision <= asOf && until > asOf ? [{ record, revision }] : []));
  const stood = [...now.filter(({ revision }) => revision <= asOf), ...older, ...gone];
  // One that was removed while this was read is among both.
  const once = [...new Map(stood.map((one) => [one.record.id, one])).values()];
  return once.sort((a, b) => a.record.start - b.record.start || compareTexts(a.record.id, b.record.id));
}

type Removed = Awaited<ReturnType<Workplace["store"]["records"]["removed"]>>[number] & Stored<StatementRecord>;

/** Versions of statements that no document has any more, by the document that had them. */
export interface RemovedStatements {
  readonly of: (documentId: string) => Promise<readonly Removed[]>;
}

/** What was removed after a revision; read once, and again after every commit. */
export function removedStatements({ store, project }: Place, since: number): RemovedStatements {
  let read: { readonly head: number; readonly byDocument: ReadonlyMap<string, readonly Removed[]> } | null = null;
  return {
    async of(documentId) {
      const head = await store.history.head(project);
      if (read?.head !== head) {
        const found: readonly Removed[] = await store.records.removed(project, "statement", since);
        read = { head, byDocument: Map.groupBy(found, ({ record }) => record.documentId) };
      }
      return read.byDocument.get(documentId) ?? [];
    },
  };
}
