import type { DocumentContent, DocumentRecord } from "../records/document-record.ts";
import type { EntityRecord } from "../records/entity-record.ts";
import { libraryId } from "../records/parts.ts";
import type { Stored } from "../records/records.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { openStoredDocument } from "./stored-document.ts";
import type { Workplace } from "../library/workplace.ts";
import { entitiesOfContribution } from "./refer-contribution.ts";

export interface DocumentView {
  readonly document: Stored<DocumentRecord>;
  readonly content: DocumentContent;
  readonly statements: readonly Stored<StatementRecord>[];
  /** Whether the file that it was read from is kept. */
  readonly hasOriginal: boolean;
  readonly entities: readonly Pick<EntityRecord, "id" | "key" | "type" | "name">[];
}

/**
 * A document with all that reading it needs: its text, its statements, and every entity that either names, under the id by which it is named.
 *
 * @throws RAP_LIBRARY_MISSING, RAP_LIBRARY_ERASED
 * Cost: O(document).
 */
export async function openDocumentView(workplace: Workplace, id: string): Promise<DocumentView> {
  const stored = await openStoredDocument(workplace, id);
  const named = new Set([...idsOfContent(stored.content), ...stored.statements.flatMap(({ record }) => idsOfStatement(record))]);
  const entities = await workplace.store.records.getMany(workplace.project, "entity", [...named]);
  const hasOriginal = await workplace.store.originals.has(workplace.project, stored.document.record.sha256);
  return { ...stored, hasOriginal, entities: entities.map(({ record: { id, key, type, name } }) => ({ id, key, type, name })) };
}

function idsOfContent({ contributions, quotations, warnings, mentions }: DocumentContent): string[] {
  const authors = contributions.flatMap(entitiesOfContribution);
  const speakers = quotations.map(({ speaker }) => speaker);
  const candidates = warnings.flatMap((warning) => warning.candidates ?? []);
  return [...authors, ...speakers, ...candidates, ...mentions.map(({ entity }) => entity)].filter((id) => id !== null);
}

/** Values that are no entity are found nowhere and fall away. */
function idsOfStatement({ speaker, organization, reportedBy, values }: StatementRecord): string[] {
  const given = [speaker, organization, ...reportedBy, ...Object.values(values)];
  return given.flatMap((id) => libraryId.safeParse(id).data ?? []);
}
