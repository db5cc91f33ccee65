import type { Transaction } from "kysely";
import type { SnapshotRecord } from "../../records/project-records.ts";
import type { RecordKind } from "../../records/records.ts";
import type { Change } from "../../records/revision.ts";
import { inChunks } from "../insert-rows.ts";
import type { Tables } from "../tables.ts";

type Trx = Transaction<Tables>;
type Target = { readonly kind: RecordKind; readonly id: string };

/**
 * Snapshots that hold something of what is erased, with a note that their figures can no longer be rebuilt.
 *
 * Cost: O(versions of the records × snapshots).
 */
export async function markSnapshots(
  trx: Trx,
  { project, targets, erasedAt }: { readonly project: string; readonly targets: readonly Target[]; readonly erasedAt: string },
): Promise<readonly Change<"snapshot">[]> {
  const snapshots = await standingSnapshots(trx, project, targets);
  const holding = new Set<SnapshotRecord>();
  for (const [kind, group] of Map.groupBy(targets, (one) => one.kind)) {
    // No figure rests on a memo.
    if (snapshots.length === 0 || kind === "memo") continue;
    for (const ids of inChunks(group.map(({ id }) => id))) {
      const versions = trx.selectFrom("versions").select(["fromRevision", "toRevision"]).where("project", "=", project).where("kind", "=", kind);
      for (const { fromRevision, toRevision } of await versions.where("id", "in", ids).execute())
        for (const { record } of snapshots)
          if (fromRevision <= record.revision && (toRevision === null || record.revision < toRevision)) holding.add(record);
    }
  }
  const mark = `Something it holds was erased on ${erasedAt.slice(0, 10)}: its figures can no longer be rebuilt.`;
  const marked = snapshots.filter(({ record }) => holding.has(record));
  return marked.map(({ record, from }) => ({
    kind: "snapshot",
    id: record.id,
    expected: from,
    after: { ...record, note: [record.note, mark].filter((part) => part !== "").join("\n") },
  }));
}

async function standingSnapshots(
  trx: Trx,
  project: string,
  targets: readonly Target[],
): Promise<readonly { readonly record: SnapshotRecord; readonly from: number }[]> {
  const gone = new Set(targets.flatMap(({ kind, id }) => (kind === "snapshot" ? [id] : [])));
  const versions = trx.selectFrom("versions").select(["id", "fromRevision", "record"]).where("project", "=", project).where("kind", "=", "snapshot");
  const rows = await versions.where("toRevision", "is", null).where("record", "is not", null).orderBy("id").execute();
  return rows
    .filter(({ id }) => !gone.has(id))
    .map(({ fromRevision, record }) => ({ record: JSON.parse(record ?? "{}") as SnapshotRecord, from: fromRevision }));
}
