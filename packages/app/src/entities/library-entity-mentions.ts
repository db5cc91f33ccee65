import { everyPage } from "../store/every-page.ts";
import { withMerged } from "./merge-entities.ts";
import type { Workplace } from "../library/workplace.ts";

export interface EntityPlaces {
  readonly documentId: string;
  readonly title: string;
  readonly mentions: number;
  readonly statements: number;
}

interface Tally {
  mentions: number;
  statements: number;
}

/**
 * The documents in which an entity stands, with those that were merged into it: how often it is mentioned and in how many statements it is named,
 * most mentioned first.
 *
 * Cost: O(contents of the documents that its statements and contributions stand in).
 */
export async function entityMentions(
  workplace: Workplace,
  id: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ entries: EntityPlaces[]; next: string | null }> {
  const ids = await withMerged(workplace, [id]);
  const tallies = await tally(workplace, ids);
  const documents = await workplace.store.records.getMany(workplace.project, "document", [...tallies.keys()]);
  const places: EntityPlaces[] = [];
  for (const { record } of documents) {
    const { statements = 0 } = tallies.get(record.id) ?? {};
    const content = await workplace.store.contents.get(workplace.project, record.contentId);
    const mentions = (content?.mentions ?? []).filter(({ entity }) => ids.includes(entity)).reduce((sum, { spans }) => sum + spans.length, 0);
    places.push({ documentId: record.id, title: record.title, mentions, statements });
  }
  places.sort((a, b) => b.mentions - a.mentions || b.statements - a.statements || (a.documentId < b.documentId ? -1 : 1));
  const from = cursor !== undefined && /^\d{1,9}$/.test(cursor) ? Number(cursor) : 0;
  const entries = places.slice(from, from + limit);
  return { entries, next: from + limit < places.length ? String(from + limit) : null };
}

async function tally({ store, project }: Workplace, ids: readonly string[]): Promise<Map<string, Tally>> {
  const tallies = new Map<string, Tally>();
  const at = (document: string): Tally => {
    const known = tallies.get(document) ?? { mentions: 0, statements: 0 };
    tallies.set(document, known);
    return known;
  };
  const statements = everyPage((cursor) => store.lists.statements(project, { entities: ids, limit: 500, cursor }));
  for await (const { record } of statements) at(record.documentId).statements++;
  const contributed = everyPage((cursor) => store.lists.documents(project, { contributors: ids, limit: 500, cursor }));
  for await (const { record } of contributed) at(record.id);
  return tallies;
}
