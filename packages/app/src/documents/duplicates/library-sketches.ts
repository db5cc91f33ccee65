import type { Workplace } from "../../library/workplace.ts";
import type { Sketched } from "./near-duplicates.ts";
import { sketchText } from "./text-sketch.ts";
import { textsInTurn } from "./texts-in-turn.ts";

/** A content never changes, so its sketch does not either: 512 bytes each, at most 50 MB. */
const mostKept = 100_000;
const kept = new Map<string, Uint32Array | null>();

/**
 * The sketch of every document's text, in order of the documents' ids; texts that are too short to tell have none. Sketches are kept for as long as the
 * process lives.
 *
 * Cost: O(words of texts that are new to the process + documents); others get their turn between.
 */
export async function sketchesOf({ store, project }: Pick<Workplace, "store" | "project">): Promise<readonly Sketched[]> {
  const documents = await store.contents.ofDocuments(project);
  const keyOf = (contentId: string): string => `${store.location} ${project} ${contentId}`;
  const unknown = [...new Set(documents.map(({ contentId }) => contentId))].filter((contentId) => !kept.has(keyOf(contentId)));
  const fresh = new Map<string, Uint32Array | null>();
  const texts = textsInTurn(unknown, (some) => store.contents.texts(project, some));
  for await (const [contentId, text] of texts) fresh.set(keyOf(contentId), sketchText(text));
  const found = documents.flatMap(({ documentId, contentId }) => {
    const sketch = fresh.get(keyOf(contentId)) ?? kept.get(keyOf(contentId)) ?? null;
    return sketch === null ? [] : [{ id: documentId, sketch }];
  });
  for (const [key, sketch] of fresh) kept.set(key, sketch);
  for (const key of kept.keys()) if (kept.size > mostKept) kept.delete(key);
  return found;
}
