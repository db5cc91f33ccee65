import { RapporteurError } from "@rapporteur/core/base";
import { commentStates, type CommentState, type HeldComment } from "../../store/comment-store.ts";
import type { Page } from "../../store/queries.ts";
import { erasePromoted } from "./promote-comment.ts";
import { hashEmail } from "./sender-hash.ts";
import { authorise } from "../../library/authorise.ts";
import type { Workplace } from "../../library/workplace.ts";

/** A comment as moderators see it, with the title of its page. */
export type QueuedComment = Omit<HeldComment, "prefixHash" | "project"> & { readonly title: string };

export interface Queue extends Page<QueuedComment> {
  readonly counts: Readonly<Record<string, number>>;
}

/** Comments of a state, newest first, with how many there are of each. Cost: O(part of the queue + roundups it names). */
export async function commentQueue(
  { store, project }: Workplace,
  asked: { readonly state: CommentState; readonly cursor?: string | undefined; readonly limit: number },
): Promise<Queue> {
  const [part, counts] = await Promise.all([
    store.comments.queue(project, { states: [asked.state], cursor: asked.cursor, limit: asked.limit }),
    store.comments.queueCount(project),
  ]);
  const ids = [...new Set(part.entries.map(({ roundup }) => roundup))];
  const titles = new Map((await store.records.getMany(project, "roundup", ids)).map(({ record }) => [record.id, record.title]));
  const entries = part.entries.map((comment) => toQueued(comment, titles.get(comment.roundup)));
  return { entries, next: part.next, counts };
}

function toQueued({ prefixHash: _prefix, project: _project, ...comment }: HeldComment, title: string | undefined): QueuedComment {
  return { ...comment, title: title ?? "" };
}

/** One comment as it is now. @throws RAP_LIBRARY_MISSING */
export async function queuedComment({ store, project }: Workplace, id: string): Promise<QueuedComment> {
  const comment = await store.comments.get(project, id);
  if (comment === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "comment", id });
  return toQueued(comment, (await store.records.get(project, "roundup", comment.roundup))?.record.title);
}

/** How many comments there are of each state, and which came last: what tells that a queue changed. Cost: a count over an index. */
export async function queueState({
  store,
  project,
}: Pick<Workplace, "store" | "project">): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly newest: string | null }> {
  const [counts, { entries }] = await Promise.all([
    store.comments.queueCount(project),
    store.comments.queue(project, { states: commentStates, limit: 1 }),
  ]);
  return { counts, newest: entries[0]?.id ?? null };
}

/** Everything a reader sent under an address is emptied, also where it was taken up as a statement; threads keep tombstones, and a block its keyed hash alone. */
export async function eraseReader(workplace: Workplace, email: string, secret: string): Promise<number> {
  const { project, now } = workplace;
  const { comments } = authorise(workplace, "eraseReader");
  const held = await comments.byEmail(project, email.trim().toLowerCase());
  const ids = held.map(({ id }) => id);
  const erased = await comments.erase(project, ids, new Date(now()).toISOString(), hashEmail(secret, email));
  await erasePromoted(workplace, ids);
  return erased;
}
