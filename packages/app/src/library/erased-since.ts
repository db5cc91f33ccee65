import { eraseAction } from "../store/history/invert-revision.ts";
import type { Workplace } from "./workplace.ts";

/** Whether anything of a project was erased after a revision. Cost: O(revisions since). */
export async function hasErasedSince({ store, project }: Pick<Workplace, "store" | "project">, since: number): Promise<boolean> {
  let cursor: string | undefined;
  do {
    const page = await store.history.list(project, { limit: 500, ...(cursor === undefined ? {} : { cursor }) });
    const later = page.entries.filter(({ revision }) => revision > since);
    if (later.some(({ action }) => action === eraseAction)) return true;
    if (later.length < page.entries.length) return false;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return false;
}
