import type { Page } from "./queries.ts";

export const commentStates = ["held", "approved", "rejected", "spam", "withdrawn", "erased"] as const;
export type CommentState = (typeof commentStates)[number];

/** A reader's comment. The e-mail address is in no type that leaves moderation: see `HeldComment`. */
export interface Comment {
  readonly id: string;
  readonly project: string;
  readonly roundup: string;
  /** The comment it answers: one level. */
  readonly parent: string | null;
  readonly statement: string | null;
  readonly stance: "agree" | "disagree" | "adds" | null;
  /** The reader's own chance of the forecast that it is about, in [0, 1]. */
  readonly chance: number | null;
  /** Empty once withdrawn or erased: a tombstone. */
  readonly name: string;
  readonly text: string;
  readonly state: CommentState;
  readonly createdAt: string;
  readonly editedAt: string | null;
  /** An editor changed the words, and says so. */
  readonly editorNote: string | null;
}

/** Why a comment was held, and on which words. */
export interface FiredRule {
  readonly rule: string;
  readonly matched: string;
}

export interface HeldComment extends Comment {
  /** Null after its time, or once erased. */
  readonly email: string | null;
  readonly rules: readonly FiredRule[];
  /** Salted hash of the sender's network prefix; null after its time. */
  readonly prefixHash: string | null;
}

/** Whose comments are held. Neither address nor network can be read from it. */
export interface CommentBlock {
  readonly kind: "prefix" | "email";
  /** Keyed hash of the address or the network. */
  readonly value: string;
  /** What a moderator recognises an address by: "a…@example.org". Null of networks, after its time, and once erased. */
  readonly hint: string | null;
  readonly by: string;
  readonly at: string;
}

export interface ModerationEntry {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly comment: string | null;
  readonly note: string;
}

/** How many comments may be kept at most, counted in the transaction that keeps one more. */
export interface CommentLimits {
  /** Of request keys that begin so. */
  readonly form: { readonly keyStart: string; readonly most: number };
  /** Of the sender's prefix since then. */
  readonly prefix: { readonly since: string; readonly most: number };
}

export type AddedComment =
  /** The comment that is kept under the request key: this one, or that of the request that came first. */
  | { readonly id: string; readonly wasRepeated: boolean; readonly refusedBy?: undefined }
  /** The limit that was reached: the comment was not kept. */
  | { readonly refusedBy: keyof CommentLimits };

/** By id, the `editedAt` of the words that somebody decided on. */
export interface CommentsSeen {
  readonly seen?: Readonly<Record<string, string | null>> | undefined;
}

export interface CommentEdit {
  readonly seen: Pick<Comment, "state" | "editedAt">;
  readonly text: string;
  readonly state: CommentState;
  readonly editedAt: string;
  readonly rules: readonly FiredRule[];
}

export interface CommentStore {
  /** Durable before it resolves. The same `requestKey` again keeps one, whatever the limits. */
  add(comment: HeldComment, requestKey: string, limits?: CommentLimits): Promise<AddedComment>;
  get(project: string, id: string): Promise<HeldComment | null>;
  /** How many were kept under request keys that begin so. */
  keptUnder(project: string, keyStart: string): Promise<number>;
  /** What the public sees of a page: approved ones and tombstones that have replies, oldest first. */
  published(project: string, roundup: string): Promise<readonly Comment[]>;
  queue(project: string, options: { states: readonly CommentState[]; cursor?: string | undefined; limit: number }): Promise<Page<HeldComment>>;
  queueCount(project: string): Promise<Readonly<Record<CommentState, number>>>;
  /** Changes many at once, a thousand at most, and logs each; new words have the moment of the log as their `editedAt`. What is not there, withdrawn, erased or edited since it was seen is left as it is, and out of the count. */
  moderate(
    project: string,
    ids: readonly string[],
    change: { state?: CommentState; text?: string; editorNote?: string },
    log: Omit<ModerationEntry, "comment"> & CommentsSeen,
  ): Promise<number>;
  /** The author's own edit; false where the comment is no longer as it was seen: somebody decided on it or changed its words meanwhile. */
  edit(project: string, id: string, change: CommentEdit): Promise<boolean>;
  log(project: string, options: { cursor?: string | undefined; limit: number }): Promise<Page<ModerationEntry>>;
  /** How many came from a prefix, and how many with this text's hash, since then. */
  recent(project: string, by: { prefixHash: string; textHash: string; since: string }): Promise<{ fromPrefix: number; sameText: number }>;
  /** True where this address had a comment approved before. */
  isKnownAuthor(project: string, email: string): Promise<boolean>;
  /** Blocks what is not blocked yet, and logs it. */
  block(project: string, block: CommentBlock, log: ModerationEntry): Promise<void>;
  isBlocked(project: string, values: { prefixHash: string; emailHash: string }): Promise<boolean>;
  /** Newest first, a thousand at most. */
  blocks(project: string): Promise<readonly CommentBlock[]>;
  /** Lets in again, and logs it; false where there is no such block. */
  unblock(project: string, value: string, log: ModerationEntry): Promise<boolean>;
  /** Puts keyed hashes, with hints, in place of blocked addresses that an earlier version kept as they were; how many. */
  hashBlocks(hidden: (email: string) => Pick<CommentBlock, "value" | "hint">): Promise<number>;
  /** Everything held under an address, for export and erasure. */
  byEmail(project: string, email: string): Promise<readonly HeldComment[]>;
  /** Empties name, address and text of these, and the hint of a blocked address. */
  erase(project: string, ids: readonly string[], now: string, emailHash: string | null): Promise<number>;
  /** What its author asks for: of one comment, and without writing the file again more than once a day, since anybody may ask for it as often as they comment. */
  eraseOwn(project: string, id: string, now: string): Promise<void>;
  /** Forgets addresses and prefixes of comments, and hints of blocked addresses, older than this. */
  forgetBefore(moment: string): Promise<number>;
}
