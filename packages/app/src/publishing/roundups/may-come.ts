import { standingOf } from "../../access/author-standing.ts";
import { hasRole } from "../../library/membership.ts";
import type { Workplace } from "../../library/workplace.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import { writeRules } from "../../records/write-rules.ts";

/**
 * Whether a scheduled page may be published now: by the rights of the person who approved it, as they stand at this moment. A page whose snapshot is gone, or was
 * scheduled by an earlier version that took none, is the program's own to publish.
 */
export async function mayCome({ store, project, now }: Pick<Workplace, "store" | "project" | "now">, { approved }: RoundupRecord): Promise<boolean> {
  const snapshot = approved == null ? null : await store.records.get(project, "snapshot", approved.snapshotId);
  if (snapshot === null) return true;
  const standing = await standingOf(store, { project, by: { account: snapshot.record.createdBy, name: "" } }, now);
  return standing !== null && hasRole(standing.membership, writeRules.publish.role);
}
