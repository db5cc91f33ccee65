import { RapporteurError } from "@rapporteur/core/base";
import type { CommentBlock, CommentsSeen, CommentState } from "../../store/comment-store.ts";
import { authorise } from "../../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../../library/workplace.ts";
import { cleanLine, cleanText } from "./clean-words.ts";
import { emailHint, hashEmail } from "./sender-hash.ts";
import { longestComment } from "./take-comment.ts";

export interface Decision extends CommentsSeen {
  readonly ids: readonly string[];
  readonly state?: CommentState | undefined;
  /** New words, for one comment; readers see that an editor changed them, and why. */
  readonly text?: string | undefined;
  readonly editorNote?: string | undefined;
  readonly note: string;
}

/** Decides on comments, many at once; each decision is logged, and none falls on words that were edited since they were seen. @throws RAP_COMMENT_FIELD where words are changed without a note, or of several at once */
export async function decideComments(workplace: Workplace, { ids, seen, state, text, editorNote, note }: Decision): Promise<number> {
  const { project, makeId } = workplace;
  const { comments } = authorise(workplace, "moderate");
  if (text !== undefined && ids.length !== 1)
    throw new RapporteurError("RAP_COMMENT_FIELD", { field: "the words", problem: "can be changed in one comment at a time" });
  const shownNote = editorNote === undefined ? undefined : cleanLine(editorNote, 500);
  if (text !== undefined && (shownNote ?? "") === "")
    throw new RapporteurError("RAP_COMMENT_FIELD", { field: "the note", problem: "is empty, and readers must see why words were changed" });
  const change = {
    ...(state === undefined ? {} : { state }),
    ...(text === undefined ? {} : { text: cleanText(text, longestComment) }),
    ...(shownNote === undefined ? {} : { editorNote: shownNote }),
  };
  const log = { at: momentOf(workplace), by: accountOf(workplace), action: state ?? "edited", note, seen };
  let changed = 0;
  for (let from = 0; from < ids.length; from += decidedAtOnce)
    changed += await comments.moderate(project, ids.slice(from, from + decidedAtOnce), change, { ...log, id: makeId("m") });
  return changed;
}

/** No database takes ten thousand comments with their log in one statement. */
const decidedAtOnce = 1000;

/**
 * Holds whatever comes from a comment's address or network from now on. What is kept is a keyed hash, and of an address a hint.
 * @throws RAP_LIBRARY_MISSING where the comment, or what to block, is gone
 */
export async function blockCommenter(workplace: Workplace, { id, kind }: { id: string; kind: "email" | "prefix" }, secret: string): Promise<void> {
  const { project } = workplace;
  const { comments } = authorise(workplace, "moderate");
  const comment = await comments.get(project, id);
  const sender = kind === "email" ? comment?.email : comment?.prefixHash;
  if (sender === null || sender === undefined) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "comment", id });
  const kept = kind === "email" ? hiddenEmail(secret, sender) : { value: sender, hint: null };
  const action = kind === "email" ? "blocked address" : "blocked network";
  const [by, at] = [accountOf(workplace), momentOf(workplace)];
  await comments.block(project, { kind, ...kept, by, at }, { id: workplace.makeId("m"), at, by, action, comment: id, note: "" });
}

/** A blocked address as it is kept. */
export function hiddenEmail(secret: string, email: string): Pick<CommentBlock, "value" | "hint"> {
  return { value: hashEmail(secret, email), hint: emailHint(email) };
}

/** Lets a blocked address or network in again. @throws RAP_LIBRARY_MISSING where it is not blocked */
export async function unblockCommenter(workplace: Workplace, value: string): Promise<void> {
  const { comments } = authorise(workplace, "moderate");
  const [by, at] = [accountOf(workplace), momentOf(workplace)];
  const log = { id: workplace.makeId("m"), at, by, action: "unblocked", comment: null, note: "" };
  if (!(await comments.unblock(workplace.project, value, log))) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "block", id: value });
}
