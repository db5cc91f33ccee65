import { openStore } from "../../../packages/app/src/store/open-store.ts";
import { openWorkplace } from "../../../packages/app/src/library/workplace.ts";
import { writeMemo } from "../../../packages/app/src/history/memos.ts";

/** Writes a memo on the first statement of a library file, and a reply to it. */
export async function writeMemos(path: string, [text, reply]: readonly [string, string]): Promise<string> {
  const store = await openStore(path);
  try {
    const workplace = openWorkplace(store);
    const statement = (await store.lists.statements("main", { limit: 1 })).entries[0]?.record.id ?? "";
    const memo = await writeMemo(workplace, { requestKey: "memo-first", statement, replyTo: null, text });
    await writeMemo(workplace, { requestKey: "memo-reply", statement, replyTo: memo.id, text: reply });
    return statement;
  } finally {
    await store.close();
  }
}
