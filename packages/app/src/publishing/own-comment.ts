import { RapporteurError } from "@rapporteur/core/base";
import type { HeldComment } from "../store/comment-store.ts";
import { linksIn } from "./screen-comment.ts";
import { readToken } from "./signed-token.ts";
import { checkedText, editWindowMs, type CommentDesk } from "./take-comment.ts";

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

/** Changes the words. A site that reads comments first reads them again. @throws RAP_COMMENT_LINK, RAP_COMMENT_FIELD */
export async function editOwnComment(desk: CommentDesk, token: string, words: string): Promise<HeldComment> {
  const { comment, isEditable } = await ownComment(desk, token);
  if (!isEditable) throw new RapporteurError("RAP_COMMENT_FIELD", { field: "the comment", problem: "can be changed for fifteen minutes only" });
  const text = checkedText(words);
  const needsReading = comment.state === "approved" && (desk.policy.admits !== "open" || linksIn(text).length > desk.policy.linkLimit);
  const rules = needsReading ? [{ rule: "changed by its author", matched: "" }] : comment.rules;
  const state = needsReading ? "held" : comment.state;
  await desk.store.comments.edit(desk.project, comment.id, { text, state, editedAt: new Date(desk.now()).toISOString(), rules });
  return { ...comment, text, state };
}

/** Takes the comment back: its words go, its place stays where it was answered. @throws RAP_COMMENT_LINK */
export async function withdrawOwnComment(desk: CommentDesk, token: string): Promise<void> {
  const { comment } = await ownComment(desk, token);
  const at = new Date(desk.now()).toISOString();
  await desk.store.comments.edit(desk.project, comment.id, { text: "", state: "withdrawn", editedAt: at, rules: [] });
}

/** What is kept of a comment, for its author: without the rules that fired, which would teach how to get past them. */
export type OwnData = Omit<HeldComment, "rules" | "prefixHash" | "project">;

/**
 * What is kept of the comment that a link is for. Not of others under its address: nobody verified that the address is the sender's, and whoever named
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
  await desk.store.comments.erase(desk.project, [comment.id], new Date(desk.now()).toISOString(), null);
}
