import type { FigureRequest } from "../../../contract/figure-requests.ts";
import type { EvidenceRow } from "../common-types.ts";

export type ReviewQueueRequest = FigureRequest<"reviewQueue">;

/** A draft that waits for a person. */
export interface QueuedDraft extends EvidenceRow {
  readonly start: number;
  /** The coder's own estimate that a person would accept it, in [0, 1]; null where it gave none. */
  readonly confidence: number | null;
  /** Other statements that figures tie it to, and statements that say the same, itself among them. */
  readonly reach: number;
  readonly repeats: number;
}

export interface QueueCount {
  /** A type, or the key of a speaker ("" for none). */
  readonly value: string;
  readonly open: number;
  readonly reviewed: number;
}

export interface ReviewQueueAnswer {
  /** In the order asked for; the first of them where there are many. */
  readonly drafts: readonly QueuedDraft[];
  readonly open: number;
  /** Statements that a person has accepted, rejected or corrected. */
  readonly reviewed: number;
  /** How many of these are rejected, which no scope and no figure counts. */
  readonly rejected: number;
  /** Most drafts first. */
  readonly types: readonly QueueCount[];
  readonly speakers: readonly QueueCount[];
  readonly documents: number;
}
