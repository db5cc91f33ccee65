import { sql, type Kysely } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import type { Change, CommitRequest, Author, Revision } from "../../records/revision.ts";
import { toRevision, touchedVersions } from "./list-revisions.ts";
import { readTimelines } from "./record-timelines.ts";
import type { Tables } from "../tables.ts";

type Db = Kysely<Tables>;

/** Erasing is for good. */
export const eraseAction = "erase";

/**
 * The commit that puts every record of a revision back to what stood before it. Later changes that were themselves undone do not stand in the way.
 * @throws RAP_STORE_NO_REVISION; RAP_STORE_UNDO where a later revision changed one of them; RAP_STORE_ERASED where erasure emptied what stood before
 */
export async function invert(db: Db, { project, revision, by }: { project: string; revision: number; by: Author }): Promise<CommitRequest> {
  const row = await db.selectFrom("revisions").selectAll().where("project", "=", project).where("revision", "=", revision).executeTakeFirst();
  if (row === undefined) throw new RapporteurError("RAP_STORE_NO_REVISION", { revision });
  if (row.action === eraseAction) throw new RapporteurError("RAP_STORE_ERASED", { revision });
  const touched = await touchedVersions(db, project, revision);
  const timelines = await readTimelines(db, project, touched);
  const changes = touched.map(({ kind, id, before }): Change => {
    const timeline = timelines.get(`${kind} ${id}`);
    if (timeline === undefined) throw new RapporteurError("RAP_STORE_NO_REVISION", { revision });
    if (timeline.originOf(timeline.last) !== timeline.originOf(revision))
      throw new RapporteurError("RAP_STORE_UNDO", { revision, kind, id, later: timeline.last });
    if (before?.isErased === true) throw new RapporteurError("RAP_STORE_ERASED", { revision });
    return { kind, id, expected: timeline.open, after: before?.record ?? null } as Change;
  });
  const action = row.depth % 2 === 0 ? "undo" : "redo";
  return { project, by, action, summary: row.summary, undoes: revision, changes };
}

/**
 * What an account would undo or redo next: its latest revision that still stands and is no undo, or the latest of its undos that came after its last fresh
 * change (a fresh change ends what can be redone, as in any editor).
 */
export async function findUndoable(db: Db, wanted: { project: string; account: string; direction: "undo" | "redo" }): Promise<Revision | null> {
  const { project, account, direction } = wanted;
  const own = db.selectFrom("revisions").where("project", "=", project).where("account", "=", account).orderBy("revision", "desc");
  const standing = own.selectAll().where("undoneBy", "is", null).where("changeCount", ">", 0).where("action", "!=", eraseAction);
  if (direction === "undo") {
    const row = await standing
      .where(sql<number>`depth % 2`, "=", 0)
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? null : toRevision(row);
  }
  const fresh = await own.select("revision").where("depth", "=", 0).limit(1).executeTakeFirst();
  const row = await standing
    .where(sql<number>`depth % 2`, "=", 1)
    .where("revision", ">", fresh?.revision ?? 0)
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toRevision(row);
}
