import type { DocumentRecord } from "../../records/document-record.ts";
import type { EntityRecord } from "../../records/entity-record.ts";
import type { AnyRecord, RecordKind } from "../../records/records.ts";
import type { StatementRecord } from "../../records/statement-record.ts";
import type { ConsistentReader } from "../store-context.ts";

/** What a statement table has to make again. */
export interface ChangesSince {
  /** Documents of statements that changed, and documents that did. */
  readonly documents: ReadonlySet<string>;
  /** True where a document came, went or changed itself. */
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
  return { documents: new Set(documents), areDocumentsOther: all.some(({ kind }) => kind === "document") };
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
