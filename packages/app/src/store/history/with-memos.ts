import type { Transaction } from "kysely";
import type { RecordOf } from "../../records/records.ts";
import type { Change, CommitRequest } from "../../records/revision.ts";
import { inChunks } from "../insert-rows.ts";
import type { Tables } from "../tables.ts";

type Trx = Transaction<Tables>;

/** A commit that also removes the memos on the statements that it removes, no matter who wrote them: so undoing it brings them back. Cost: O(removals). */
export async function withMemos(trx: Trx, request: CommitRequest): Promise<CommitRequest> {
  const { project, changes } = request;
  const removed = changes.flatMap(({ kind, id, expected, after }) => (kind === "statement" && expected !== null && after === null ? [id] : []));
  const named = new Set(changes.flatMap(({ kind, id }) => (kind === "memo" ? [id] : [])));
  const along: Change<"memo">[] = [];
  for (const ids of inChunks(removed)) {
    const links = trx.selectFrom("recordLinks").select("id").where("project", "=", project).where("kind", "=", "memo");
    const memos = links.where("toKind", "=", "statement").where("toId", "in", ids);
    const open = trx.selectFrom("versions").select(["id", "fromRevision"]).where("project", "=", project).where("kind", "=", "memo");
    for (const { id, fromRevision } of await open.where("toRevision", "is", null).where("id", "in", memos).execute())
      if (!named.has(id)) along.push({ kind: "memo", id, expected: fromRevision, after: null });
  }
  return along.length === 0 ? request : { ...request, changes: [...changes, ...along] };
}

/** Ids of the memos that stand or ever stood on these statements. Cost: O(memos of the project). */
export async function memosEverOn(trx: Trx, project: string, statements: ReadonlySet<string>): Promise<string[]> {
  if (statements.size === 0) return [];
  const rows = await trx
    .selectFrom("versions")
    .select(["id", "record"])
    .where("project", "=", project)
    .where("kind", "=", "memo")
    .where("record", "is not", null)
    .execute();
  const isOn = ({ record }: { record: string | null }): boolean => statements.has((JSON.parse(record ?? "{}") as RecordOf<"memo">).statement);
  return [...new Set(rows.filter(isOn).map(({ id }) => id))];
}
