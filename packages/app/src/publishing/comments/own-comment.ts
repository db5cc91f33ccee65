import { RapporteurError } from "@rapporteur/core/base";
import type { FiredRule, HeldComment } from "../../store/comment-store.ts";
import { openWorkplace, type Workplace } from "../../library/workplace.ts";
import { erasePromoted } from "./promote-comment.ts";
import type { CommentPolicy, Screened } from "./screen-comment.ts";
import { readToken } from "./signed-token.ts";
import { checkedText, editWindowMs, screenEdit, type CommentDesk } from "./take-comment.ts";

/** A comment as its author sees it by the signed link. */
export interface OwnComment {
  readonly comment: HeldComment;
  /** Words may be changed for a quarter of an hour; withdrawing has no end. */
  readonly isEditable: boolean;
}

/** @throws RAP_COMMENT_LINK for a forged or old link, or a comment that is gone */
export async function ownComment(desk: CommentDesk, token: string): Promise<OwnComment> {
  const read = readToken(desk.secret, token, { purpose: "comment-author", now: desk.now() });
  const comment = read === null ? null : await desk.store.comments.get(desk.project, read.subject);
  if (comment === null || comment.state === "withdrawn" || comment.state === "erased") throw new RapporteurError("RAP_COMMENT_LINK");
  return { comment, isEditable: desk.now() - Date.parse(comment.createdAt) <= editWindowMs };
}

/** Changes the words, which are screened like those of a new comment: an edit raises no comment's standing, and may lower it. @throws RAP_COMMENT_LINK, RAP_COMMENT_FIELD */
export async function editOwnComment(desk: CommentDesk, token: string, words: string): Promise<HeldComment> {
  return asItStands(desk, token, async ({ comment, isEditable }) => {
    if (!isEditable) throw new RapporteurError("RAP_COMMENT_FIELD", { field: "the comment", problem: "can be changed for fifteen minutes only" });
    const text = checkedText(words);
    const { state, rules } = settleEdit(comment, await screenEdit(desk, comment, text), desk.policy);
    return { comment: { ...comment, text, state }, rules };
  });
}

const mostTries = 5;

/**
 * Changes a comment as it was seen. Where a moderator decides on it or changes its words at the same moment, or its author erases it, it is looked at again: what
 * they did stands.
 */
async function asItStands(
  desk: CommentDesk,
  token: string,
  change: (own: OwnComment) => Promise<{ readonly comment: HeldComment; readonly rules: readonly FiredRule[] }>,
): Promise<HeldComment> {
  for (let tries = 0; tries < mostTries; tries++) {
    const own = await ownComment(desk, token);
    const { comment, rules } = await change(own);
    const { id, text, state } = comment;
    const editedAt = new Date(desk.now()).toISOString();
    if (await desk.store.comments.edit(desk.project, id, { seen: own.comment, text, state, editedAt, rules })) return comment;
  }
  throw new RapporteurError("RAP_COMMENT_LINK");
}

type CommentState = Pick<HeldComment, "state" | "rules" | "editorNote">;

/** Where a comment stands after an edit, by what the rules say of its new words. Over an editor's words none goes unread: it may bring back what they took out. */
function settleEdit(
  { state, rules, editorNote }: CommentState,
  { verdict, rules: fired }: Screened,
  { admits }: CommentPolicy,
): Pick<HeldComment, "state" | "rules"> {
  // Moderators have put it aside: an edit changes nothing of that.
  if (state !== "approved" && state !== "held") return { state, rules };
  if (verdict === "rejected") return { state: "rejected", rules: fired };
  if (state === "held") return { state, rules: [...rules, ...fired.filter(({ rule }) => rules.every((one) => one.rule !== rule))] };
  if (verdict === "approved" && admits === "open" && editorNote === null) return { state, rules };
  return { state: "held", rules: [{ rule: "changed by its author", matched: "" }, ...fired] };
}

/** Takes the comment back: its words go, from a statement that it was taken up as too; its place stays where it was answered. @throws RAP_COMMENT_LINK */
export async function withdrawOwnComment(desk: CommentDesk, token: string): Promise<void> {
  const { id } = await asItStands(desk, token, ({ comment }) =>
    Promise.resolve({ comment: { ...comment, text: "", state: "withdrawn" }, rules: [] }),
  );
  await erasePromoted(placeOf(desk), [id]);
}

function placeOf({ store, project, now, makeId }: CommentDesk): Workplace {
  return openWorkplace(store, { project, now, makeId, by: { account: null, name: "a reader" } });
}

/** What is kept of a comment, for its author: without the rules that fired, which would teach how to get past them. */
export type OwnData = Omit<HeldComment, "rules" | "prefixHash" | "project">;

/**
 * What is kept of the comment that a link is for. Not of others under its address: nobody verified that the address is the sender's, and anyone who named
 * somebody else's would get what that person wrote.
 *
 * @throws RAP_COMMENT_LINK
 */
export async function ownData(desk: CommentDesk, token: string): Promise<OwnData> {
  const { comment } = await ownComment(desk, token);
  const { rules: _rules, prefixHash: _prefix, project: _project, ...own } = comment;
  return own;
}

/** Empties the comment of name, address and words. Of one alone, for the same reason. @throws RAP_COMMENT_LINK */
export async function eraseOwnData(desk: CommentDesk, token: string): Promise<void> {
  const { comment } = await ownComment(desk, token);
  await desk.store.comments.eraseOwn(desk.project, comment.id, new Date(desk.now()).toISOString());
  await erasePromoted(placeOf(desk), [comment.id]);
}
