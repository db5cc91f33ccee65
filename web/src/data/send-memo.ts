import { client } from "./client.ts";
import type { PendingChange, PendingWrite } from "./pending.ts";

/** The change of a write that is about one memo: those have addresses of their own, since readers write memos too. Null of every other write. */
export function memoOf({ changes: [first, ...others] }: PendingWrite): PendingChange<"memo"> | null {
  return first?.kind === "memo" && others.length === 0 ? (first as PendingChange<"memo">) : null;
}

/** Sends a new memo, another text of one, or its removal. */
export async function sendMemo({ project, requestKey }: PendingWrite, { id, expected, after }: PendingChange<"memo">): Promise<number> {
  if (after === null) {
    const { revision } = await client.memos.remove({ params: { project, id }, query: { requestKey, expected: expected ?? 0 } });
    return revision;
  }
  const { statement, replyTo, text } = after;
  if (expected === null) return (await client.memos.write({ params: { project }, body: { requestKey, id, statement, replyTo, text } })).revision;
  return (await client.memos.edit({ params: { project, id }, body: { requestKey, expected, text } })).revision;
}
