import { z } from "zod";
import { libraryId, moment, shortText } from "./parts.ts";

/** The most characters that a memo has. */
export const longestMemo = 4000;

/**
 * What a member of the project wrote on a statement, or in reply to such a memo. A reply is on the statement of the memo that it replies to; nobody replies
 * to a reply. Where a memo is removed, its replies stay.
 */
export const memoRecord = z.strictObject({
  id: libraryId,
  statement: libraryId,
  replyTo: libraryId.nullable().describe("the memo that it replies to; null: it is on the statement itself"),
  text: shortText(longestMemo).min(1).describe("plain text"),
  by: libraryId.describe("account of its writer"),
  writtenAt: moment,
  editedAt: moment.nullable().describe("when its writer last changed the text; null: never"),
});
export type MemoRecord = z.infer<typeof memoRecord>;
