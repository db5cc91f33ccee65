import type { Comment, CommentState, HeldComment } from "../comment-store.ts";

export interface CommentRow {
  project: string;
  id: string;
  requestKey: string;
  roundup: string;
  parent: string | null;
  statement: string | null;
  stance: string | null;
  chance: number | null;
  name: string;
  text: string;
  /** By `commentTextHash`; empty once the text is gone. */
  textHash: string;
  state: string;
  createdAt: string;
  editedAt: string | null;
  editorNote: string | null;
  email: string | null;
  /** JSON of fired rules. */
  rules: string;
  prefixHash: string | null;
}

export interface ModerationRow {
  project: string;
  id: string;
  at: string;
  byAccount: string;
  action: string;
  comment: string | null;
  note: string;
}

interface CommentBlockRow {
  project: string;
  kind: string;
  value: string;
  byAccount: string;
  at: string;
  hint: string | null;
}

interface EstimateRow {
  project: string;
  question: string;
  account: string;
  at: string;
  /** In [0, 1]. */
  chance: number;
}

export interface CommentTables {
  estimates: EstimateRow;
  comments: CommentRow;
  moderationEntries: ModerationRow;
  commentBlocks: CommentBlockRow;
}

export function toHeld(row: CommentRow): HeldComment {
  const { requestKey: _key, textHash: _hash, rules, state, stance, ...rest } = row;
  return { ...rest, state: state as CommentState, stance: stance as Comment["stance"], rules: JSON.parse(rules) as HeldComment["rules"] };
}
