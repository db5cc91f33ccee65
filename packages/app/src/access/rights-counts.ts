import type { DocumentQuery, DocumentSummary, EntitySummary, Facets, StatementQuery } from "../store/queries.ts";
import type { ListStore } from "../store/store.ts";
import { everyPage } from "../store/every-page.ts";

type Counts = DocumentSummary["counts"];

/** Lists and counts of the statements that somebody sees, in one project. */
export interface SeenStatements {
  readonly list: (query: StatementQuery) => ReturnType<ListStore["statements"]>;
  readonly count: (query: StatementQuery) => Promise<number>;
}

const none: Counts = { draft: 0, accepted: 0, rejected: 0 };

/**
 * Documents with the counts of what one sees in them: the store's own counts would tell of everybody's work.
 * Cost: O(statements of these documents).
 */
export async function recountDocuments(seen: SeenStatements, documents: readonly DocumentSummary[]): Promise<DocumentSummary[]> {
  const counts = new Map<string, Record<keyof Counts, number>>(documents.map(({ record }) => [record.id, { ...none }]));
  if (counts.size === 0) return [];
  for await (const { record } of everyPage((cursor) => seen.list({ documents: [...counts.keys()], limit: 500, cursor }))) {
    const own = counts.get(record.documentId);
    if (own !== undefined) own[record.review]++;
  }
  return documents.map((document) => ({ ...document, counts: counts.get(document.record.id) ?? none }));
}

/** Whether a document is in the state of review that is asked for, by the counts of what one sees. */
export function isInReview({ counts }: Pick<DocumentSummary, "counts">, wanted: DocumentQuery["review"]): boolean {
  if (wanted === undefined) return true;
  if (counts.draft > 0) return wanted === "with drafts";
  return wanted === (counts.accepted + counts.rejected > 0 ? "reviewed" : "without statements");
}

/** Without what tells of the state of everybody's work. */
export function withoutReview(facets: Facets): Facets {
  return Object.fromEntries(Object.entries(facets).filter(([name]) => name !== "review"));
}

/** Entities with how many of the statements that one sees name them. Cost: one count an entity. */
export async function recountEntities(seen: SeenStatements, entities: readonly EntitySummary[]): Promise<EntitySummary[]> {
  const recounted: EntitySummary[] = [];
  for (const entity of entities) recounted.push({ ...entity, uses: await seen.count({ entities: [entity.record.id], limit: 1 }) });
  return recounted;
}
