import { client } from "../../data/client.ts";

/** The document with drafts that follows another in the order of the library; null where no other has any. */
export async function nextDocument(project: string, after: string): Promise<string | null> {
  const query = { review: "with drafts" as const, sort: "added" as const, order: "descending" as const, limit: 500 };
  let first: string | null = null;
  let isPast = false;
  for (let cursor: string | undefined; ;) {
    const page = await client.documents.list({ params: { project }, query: cursor === undefined ? query : { ...query, cursor } });
    for (const { record } of page.entries) {
      if (record.id === after) isPast = true;
      else if (isPast) return record.id;
      else first ??= record.id;
    }
    if (page.next === null) return first;
    cursor = page.next;
  }
}
