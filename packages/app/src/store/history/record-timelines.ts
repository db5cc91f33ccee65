import type { Kysely } from "kysely";
import type { RecordKind } from "../../records/records.ts";
import { inChunks } from "../insert-rows.ts";
import type { Tables } from "../tables.ts";

/** The revisions that touched one record. */
export interface Timeline {
  /** The latest that touched it. */
  readonly last: number;
  /** Where its open version began; null where it is removed. */
  readonly open: number | null;
  /**
   * The revision that first made the state which stood after this one: an undo brings back the state before what it undoes, so that is where the state comes
   * from. 0: before the record was first made.
   */
  readonly originOf: (revision: number) => number;
}

type Db = Kysely<Tables>;
type Place = { readonly kind: RecordKind; readonly id: string };
type Lived = Pick<Tables["versions"], "id" | "fromRevision" | "toRevision">;

/** Timelines of records by kind and id. Cost: O(their versions). */
export async function readTimelines(db: Db, project: string, places: readonly Place[]): Promise<Map<string, Timeline>> {
  const lives = new Map<string, Lived[]>();
  for (const [kind, group] of Map.groupBy(places, (place) => place.kind)) {
    for (const ids of inChunks(group.map(({ id }) => id))) {
      const rows = await db
        .selectFrom("versions")
        .select(["id", "fromRevision", "toRevision"])
        .where("project", "=", project)
        .where("kind", "=", kind)
        .where("id", "in", ids)
        .execute();
      for (const [id, lived] of Map.groupBy(rows, (row) => row.id)) lives.set(`${kind} ${id}`, lived);
    }
  }
  const undone = await readUndone(db, [...lives.values()].flat());
  return new Map([...lives].map(([place, lived]) => [place, timelineOf(lived, undone)]));
}

/** What each of these revisions undid, where it did. */
async function readUndone(db: Db, lived: readonly Lived[]): Promise<Map<number, number>> {
  const undone = new Map<number, number>();
  for (const revisions of inChunks([...new Set(lived.flatMap(touches))])) {
    const rows = await db
      .selectFrom("revisions")
      .select(["revision", "undoes"])
      .where("revision", "in", revisions)
      .where("undoes", "is not", null)
      .execute();
    for (const { revision, undoes } of rows) undone.set(revision, undoes ?? 0);
  }
  return undone;
}

function touches({ fromRevision, toRevision }: Lived): number[] {
  return toRevision === null ? [fromRevision] : [fromRevision, toRevision];
}

function timelineOf(lived: readonly Lived[], undone: ReadonlyMap<number, number>): Timeline {
  const events = [...new Set(lived.flatMap(touches))].sort((a, b) => a - b);
  const origins = new Map<number, number>();
  let before = 0;
  const precededBy = new Map<number, number>();
  for (const event of events) {
    precededBy.set(event, before);
    // What an undo undoes is earlier, so its origin is known by now.
    const undoneEvent = undone.get(event);
    const back = undoneEvent === undefined ? undefined : precededBy.get(undoneEvent);
    origins.set(event, back === undefined ? event : (origins.get(back) ?? 0));
    before = event;
  }
  return {
    last: before,
    open: lived.find(({ toRevision }) => toRevision === null)?.fromRevision ?? null,
    originOf: (revision) => origins.get(revision) ?? 0,
  };
}
