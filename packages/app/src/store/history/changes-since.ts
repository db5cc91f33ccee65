import type { DocumentRecord } from "../../records/document-record.ts";
import type { EntityRecord } from "../../records/entity-record.ts";
import type { AnyRecord, RecordKind } from "../../records/records.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import { inChunks } from "../insert-rows.ts";
import type { ConsistentReader } from "../store-context.ts";

/** What a statement table has to make again. */
export interface ChangesSince {
  /** Documents of statements that changed, and documents that did. */
  readonly documents: ReadonlySet<string>;
  /** True where a document came, went or changed itself, or somebody who signs a part of one came or went. */
  readonly areDocumentsOther: boolean;
}

/** More changed records than these take longer to look through than the whole table to build. */
const most = 4000;

interface Version {
  readonly kind: RecordKind;
  readonly id: string;
  readonly record: AnyRecord;
}

/**
 * What changed in a project since a revision, as far as the statement table shows it; null where that can touch any row: other types, an entity of another
 * key or merged elsewhere, erased records, or very much.
 *
 * Cost: O(versions since).
 */
export async function changesSince({ rows }: ConsistentReader, project: string, revision: number): Promise<ChangesSince | null> {
  const read = async (which: string): Promise<Version[] | null> => {
    const found: Version[] = [];
    let isErased = false;
    const query = `select kind, id, record from versions where project = ? and ${which} and kind in ('statement', 'document', 'entity', 'type') limit ?`;
    await rows(query, [project, ...Array<number>(which.split("?").length - 1).fill(revision), most], (given) => {
      for (const [kind, id, record] of given) {
        if (record === null) isErased = true;
        else found.push({ kind, id, record: JSON.parse(record as string) as AnyRecord } as Version);
      }
    });
    return isErased || found.length === most ? null : found;
  };
  const closed = await read("to_revision > ? and from_revision <= ?");
  const opened = closed && (await read("from_revision > ?"));
  if (closed === null || opened === null) return null;
  const all = [...closed, ...opened];
  if (all.some(({ kind }) => kind === "type") || renamesEntities(closed, opened)) return null;
  const documents = all.flatMap(({ kind, record }) => {
    if (kind === "document") return (record as DocumentRecord).id;
    return kind === "statement" ? (record as StatementRecord).documentId : [];
  });
  const areDocumentsOther = all.some(({ kind }) => kind === "document") || (await signAny(rows, project, comeOrGone(closed, opened)));
  return { documents: new Set(documents), areDocumentsOther };
}

/** Entities that were made or removed. */
function comeOrGone(closed: readonly Version[], opened: readonly Version[]): string[] {
  const idsOf = (versions: readonly Version[]): string[] => versions.flatMap(({ kind, id }) => (kind === "entity" ? [id] : []));
  const [before, after] = [new Set(idsOf(closed)), new Set(idsOf(opened))];
  return [...[...before].filter((id) => !after.has(id)), ...[...after].filter((id) => !before.has(id))];
}

/** Whether any document has one of these entities among its contributors: its parts are then named otherwise. */
async function signAny(rows: ConsistentReader["rows"], project: string, entities: readonly string[]): Promise<boolean> {
  let isFound = false;
  for (const some of inChunks(entities)) {
    const any = some.map(() => "?").join(", ");
    const query = `select document_id from document_values where project = ? and field = 'contributor' and value in (${any}) limit 1`;
    await rows(query, [project, ...some], (found) => {
      isFound ||= [...found].length > 0;
    });
  }
  return isFound;
}

/** Whether an entity that rows may hold already is to be called otherwise. */
function renamesEntities(closed: readonly Version[], opened: readonly Version[]): boolean {
  const before = new Map(closed.flatMap(({ kind, id, record }) => (kind === "entity" ? [[id, record as EntityRecord] as const] : [])));
  return opened.some(({ kind, id, record }) => {
    const old = kind === "entity" ? before.get(id) : undefined;
    if (old === undefined) return false;
    const { key, mergedInto } = record as EntityRecord;
    return key !== old.key || mergedInto !== old.mergedInto;
  });
}
