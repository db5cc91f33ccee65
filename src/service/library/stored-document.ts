import { RapporteurError } from "../../base/errors.ts";
import type { DocumentContent, DocumentRecord } from "../../model/library/document-record.ts";
import type { Stored } from "../../model/library/records.ts";
import type { StatementRecord } from "../../model/library/statement-record.ts";
import { collect } from "./collect.ts";
import { everyPage } from "./every-page.ts";
import type { Workplace } from "./workplace.ts";

/** A document as it stands, each record with the revision that last changed it. */
export interface StoredDocument {
  readonly document: Stored<DocumentRecord>;
  readonly content: DocumentContent;
  /** In text order. */
  readonly statements: readonly Stored<StatementRecord>[];
}

type Place = Pick<Workplace, "store" | "project">;

/** Opens a document with its content and statements, as it stands or stood. @throws RAP_LIBRARY_MISSING, RAP_LIBRARY_ERASED */
export async function openStoredDocument({ store, project }: Place, documentId: string, asOf?: number): Promise<StoredDocument> {
  const document = await store.records.get(project, "document", documentId, asOf);
  if (document === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "document", id: documentId });
  const content = await store.contents.get(project, document.record.contentId);
  if (content === null) throw new RapporteurError("RAP_LIBRARY_ERASED", { title: document.record.title });
  return { document, content, statements: await statementsOf({ store, project }, documentId, asOf) };
}

async function statementsOf({ store, project }: Place, documentId: string, asOf?: number): Promise<Stored<StatementRecord>[]> {
  if (asOf === undefined)
    return collect(everyPage((cursor) => store.lists.statements(project, { documents: [documentId], sort: "place", limit: 500, cursor })));
  const found: Stored<StatementRecord>[] = [];
  for await (const stored of store.records.all(project, "statement", { asOf })) if (stored.record.documentId === documentId) found.push(stored);
  return found;
}
