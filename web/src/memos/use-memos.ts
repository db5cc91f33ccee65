import { useCallback, useMemo } from "react";
import type { MemoRecord, StatementRecord } from "@rapporteur/app/records";
import { client } from "../data/client.ts";
import { useProject, useWrites } from "../data/live-project.tsx";
import { overlay, type Overlaid } from "../data/pending.ts";
import { makeRecordId } from "../data/request-key.ts";
import { change, useCommit } from "../data/use-commit.ts";
import { useResource } from "../data/use-resource.ts";
import { text } from "./strings.ts";

type Discussed = Pick<StatementRecord, "id" | "draftOf" | "quote">;

/** A memo with its replies; `memo` null where it was removed and replies are left. */
export interface MemoThread {
  readonly id: string;
  readonly memo: Overlaid<"memo"> | null;
  readonly replies: readonly Overlaid<"memo">[];
}

interface Memos {
  readonly threads: readonly MemoThread[];
  /** Of the writer of a memo. */
  readonly nameOf: (memo: MemoRecord) => string;
  readonly error: unknown;
}

/** The memos on a statement, and on the draft that it answers, oldest first, with what is under way on top. */
export function useMemos({ id, draftOf }: Discussed): Memos {
  const { id: project, account } = useProject();
  const writes = useWrites();
  const places = useMemo(() => (draftOf === undefined ? [id] : [id, draftOf]), [id, draftOf]);
  const { data, error } = useResource(`memos:${project}:${places.join()}`, ["memo"], () =>
    client.memos.list({ params: { project }, query: { statements: places } }),
  );
  const stored = data?.memos ?? [];
  const shown = overlay("memo", stored, writes, ({ statement }) => places.includes(statement));
  const nameOf = ({ by }: MemoRecord): string =>
    by === account.id ? text.you : (stored.find(({ record }) => record.by === by)?.name ?? text.erased);
  return { threads: threadsOf(shown), nameOf, error };
}

function threadsOf(memos: readonly Overlaid<"memo">[]): MemoThread[] {
  const threads = new Map<string, { id: string; memo: Overlaid<"memo"> | null; replies: Overlaid<"memo">[] }>();
  for (const memo of memos) {
    const id = memo.record.replyTo ?? memo.record.id;
    const thread = threads.get(id) ?? { id, memo: null, replies: [] };
    threads.set(id, thread);
    if (memo.record.replyTo === null) thread.memo = memo;
    else thread.replies.push(memo);
  }
  return [...threads.values()];
}

interface MemoDeeds {
  readonly write: (statement: Discussed, text: string, replyTo: string | null) => void;
  readonly edit: (memo: Overlaid<"memo">, text: string) => void;
  readonly remove: (memo: Overlaid<"memo">) => void;
}

/** Writes, changes and removes memos of one's own. */
export function useMemoDeeds(): MemoDeeds {
  const commit = useCommit();
  const { account } = useProject();
  const write: MemoDeeds["write"] = useCallback(
    ({ id: statement, quote }, words, replyTo) => {
      const id = makeRecordId("m");
      const after = { id, statement, replyTo, text: words, by: account.id, writtenAt: new Date().toISOString(), editedAt: null };
      const said = quote.replace(/\s+/g, " ").slice(0, 80);
      const summary = replyTo === null ? text.summaries.write(said) : text.summaries.reply(said);
      commit({ action: "memo", summary, changes: [change("memo", { id, expected: null, before: null, after })] });
    },
    [commit, account],
  );
  const replace = useCallback(
    ({ record, revision }: Overlaid<"memo">, after: MemoRecord | null): void =>
      commit({
        action: "memo",
        summary: after === null ? text.summaries.remove : text.summaries.edit,
        changes: [change("memo", { id: record.id, expected: revision, before: record, after })],
      }),
    [commit],
  );
  return {
    write,
    edit: (memo, words) => replace(memo, { ...memo.record, text: words, editedAt: new Date().toISOString() }),
    remove: (memo) => replace(memo, null),
  };
}

/** How many memos a statement has, by its id; what is under way is not among them. */
export function useMemoCounts(): ReadonlyMap<string, number> {
  const { id: project } = useProject();
  const { data } = useResource(`memo-counts:${project}`, ["memo"], () => client.memos.counts({ params: { project } }));
  return useMemo(() => new Map(data?.counts.map(({ statement, count }) => [statement, count])), [data]);
}

/** The memos on a statement and on the draft that it answers. */
export function memoCountOf(counts: ReadonlyMap<string, number>, { id, draftOf }: Pick<StatementRecord, "id" | "draftOf">): number {
  return (counts.get(id) ?? 0) + (draftOf === undefined ? 0 : (counts.get(draftOf) ?? 0));
}
