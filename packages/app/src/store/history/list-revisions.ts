import type { Kysely } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import type { AnyRecord, RecordKind } from "../../records/records.ts";
import type { RecordChange, Revision, Version } from "../../records/revision.ts";
import { inChunks } from "../insert-rows.ts";
import type { Page } from "../queries.ts";
import type { RevisionRow } from "../record-tables.ts";
import type { HistoryStore } from "../store.ts";
import type { Tables } from "../tables.ts";
import { keepsPlan } from "../sql/kept-plans.ts";

type Db = Kysely<Tables>;

/** A page of a project's revisions, or of those that touched one record; newest first. The cursor is the last revision shown. */
export async function listRevisions(db: Db, project: string, options: Parameters<HistoryStore["list"]>[1]): Promise<Page<Revision>> {
  const { kind, id, cursor, limit } = options;
  let query = db.selectFrom("revisions").selectAll().where("project", "=", project).orderBy("revision", "desc");
  if (cursor !== undefined) query = query.where("revision", "<", readCursor(cursor));
  if (kind !== undefined && id !== undefined) query = query.where("revision", "in", await revisionsOf(db, { project, kind, id }));
  const rows = await query.limit(limit + 1).execute();
  const entries = rows.slice(0, limit).map(toRevision);
  return { entries, next: rows.length > limit ? String(entries.at(-1)?.revision) : null };
}

function readCursor(cursor: string): number {
  if (!/^\d{1,10}$/.test(cursor)) throw new RapporteurError("RAP_STORE_CURSOR", { cursor: cursor.slice(0, 60) });
  return Number(cursor);
}

async function revisionsOf(db: Db, { project, kind, id }: { project: string; kind: RecordKind; id: string }): Promise<number[]> {
  const versions = await listVersions(db, { project, kind, id });
  // None at all finds nothing, and an empty list may not stand in a query.
  return [...new Set([-1, ...versions.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))])];
}

export function toRevision(row: RevisionRow): Revision {
  const { revision, project, at, account, name, action, summary, changeCount, undoes, undoneBy } = row;
  return { revision, project, at, by: { account, name }, action, summary, changeCount, undoes, undoneBy };
}

/** A revision with what it did to each record. Erased records show as having been nothing. */
export async function readRevision(
  db: Db,
  project: string,
  revision: number,
): Promise<{ revision: Revision; changes: readonly RecordChange[] } | null> {
  const row = await db.selectFrom("revisions").selectAll().where("project", "=", project).where("revision", "=", revision).executeTakeFirst();
  if (row === undefined) return null;
  const touched = await touchedVersions(db, project, revision);
  return {
    revision: toRevision(row),
    changes: touched.map(({ kind, id, before, after }) => ({ kind, id, before: before?.record ?? null, after: after?.record ?? null })),
  };
}

export interface Touched {
  readonly kind: RecordKind;
  readonly id: string;
  readonly before: Version | null;
  readonly after: Version | null;
}

/** The versions that a revision ended and began, by kind and id. By parts: a revision may have touched every record of a project. */
export async function touchedVersions(db: Db, project: string, revision: number): Promise<Touched[]> {
  const touched = new Map<string, { kind: RecordKind; id: string; before: Version | null; after: Version | null }>();
  const take = (row: Tables["versions"]): void => {
    const { kind, id } = row;
    const place = `${kind} ${id}`;
    const known = touched.get(place) ?? { kind, id, before: null, after: null };
    touched.set(place, row.toRevision === revision ? { ...known, before: toVersion(row) } : { ...known, after: toVersion(row) });
  };
  for (const [kind, ids] of await touchedPlaces(db, project, revision)) {
    for (const some of inChunks([...ids])) {
      const rows = db.selectFrom("versions").selectAll().where("project", "=", project).where("kind", "=", kind).where("id", "in", some);
      for (const row of await rows.where((is) => is.or([is("toRevision", "=", revision), is("fromRevision", "=", revision)])).execute()) take(row);
    }
  }
  return [...touched].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

async function touchedPlaces(db: Db, project: string, revision: number): Promise<Map<RecordKind, Set<string>>> {
  const places = new Map<RecordKind, Set<string>>();
  for (const column of ["toRevision", "fromRevision"] as const) {
    const rows = await db.selectFrom("versions").select(["kind", "id"]).where("project", "=", project).where(column, "=", revision).execute();
    for (const { kind, id } of rows) places.set(kind, (places.get(kind) ?? new Set()).add(id));
  }
  return places;
}

/** One record through time, newest first. */
export async function listVersions(db: Db, { project, kind, id }: { project: string; kind: RecordKind; id: string }): Promise<readonly Version[]> {
  const rows = await db
    .selectFrom("versions")
    .selectAll()
    .where("project", "=", project)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .orderBy("fromRevision", "desc")
    .execute();
  return rows.map(toVersion);
}

function toVersion({ kind, id, fromRevision, toRevision, record, isErased }: Tables["versions"]): Version {
  return {
    kind,
    id,
    from: fromRevision,
    to: toRevision,
    record: record === null ? null : (JSON.parse(record) as AnyRecord),
    isErased: isErased === 1,
  };
}

/** The latest revision of a project; 0 where there is none. */
export async function readHead(db: Db, project: string): Promise<number> {
  const row = await db
    .selectFrom("revisions")
    .select("revision")
    .where("project", "=", project)
    .orderBy("revision", "desc")
    .limit(1)
    .modifyEnd(keepsPlan)
    .executeTakeFirst();
  return row?.revision ?? 0;
}
