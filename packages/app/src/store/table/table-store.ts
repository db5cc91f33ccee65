import { sql, type Kysely } from "kysely";
import type { EntityRecord } from "../../records/entity-record.ts";
import type { RecordKind, RecordOf } from "../../records/records.ts";
import { pickRows, type SignedPart, type StatementTable } from "@rapporteur/core/model";
import { openLibraryTable, type TableDocument } from "./build-library-table.ts";
import { changesSince } from "../history/changes-since.ts";
import { eraseAction } from "../history/invert-revision.ts";
import { partsOfBody } from "../../records/signed-parts.ts";
import { inChunks } from "../insert-rows.ts";
import { readHead } from "../history/list-revisions.ts";
import { addMissingParts, documentLists, type ListValue, shownLists } from "./document-lists.ts";
import { KeptTables, type BuiltTable } from "./kept-tables.ts";
import { patchTable } from "./patch-table.ts";
import { versionsAt } from "../records.ts";
import { blockOf, keptOf, makeBlock, readBlock, type StatementBlock } from "./statement-blocks.ts";
import type { TableStore } from "../store.ts";
import type { ConsistentReader, Reading } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { allTypes } from "../history/types-of-commit.ts";

/** Tables of the past that are kept. */
const keptOfPast = 4;

/** Builds statement tables and keeps the latest of the projects asked for last. @param reading where they are read from, while it has what is asked for */
export function tableStore(context: Reading, reading: Reading = context): TableStore {
  const latest = new KeptTables();
  const past = new Map<string, BuiltTable & { readonly head: number }>();
  return {
    async statements(project, { asOf } = {}) {
      const shown = await readHead(reading.db, project);
      // A replica may not have a revision yet that somebody knows of.
      const isAhead = asOf !== undefined && asOf > shown;
      const { db, readConsistently } = isAhead ? context : reading;
      const head = isAhead ? await readHead(db, project) : shown;
      if (asOf === undefined || asOf >= head) {
        const kept = latest.get(project);
        if (kept !== undefined && kept.revision >= head) return kept;
        // Several may have waited for the same: only the first builds it.
        return readConsistently(async (reader) => {
          const built = await bringUpToDate(reader, project, latest.get(project));
          // On several connections an older one may be done later.
          if (built.revision >= (latest.get(project)?.revision ?? 0)) latest.set(project, built);
          return built;
        });
      }
      const place = `${project} ${asOf}`;
      const kept = past.get(place);
      const isGood = kept !== undefined && !(await hasErased(db, project, kept.head));
      const built = isGood ? kept : { table: await readConsistently((reader) => buildPast(reader.db, project, asOf)), revision: asOf };
      past.delete(place);
      past.set(place, { ...built, head });
      for (const old of past.keys()) if (past.size > keptOfPast) past.delete(old);
      return { table: built.table, revision: built.revision };
    },
    async batches(project, { asOf, rows }, take) {
      const isPast = asOf !== undefined && asOf < (await readHead(context.db, project));
      if (isPast) takeParts((await this.statements(project, { asOf })).table, rows, take);
      else await reading.readConsistently((reader) => buildBatches(reader, project, { rows, take }));
    },
  };
}

/** The past is built as a whole, since the tables for speed know only today. */
function takeParts(table: StatementTable, rows: number, take: (batch: StatementTable) => void): void {
  for (let first = 0; first === 0 || first < table.length; first += rows)
    take(
      pickRows(
        table,
        Int32Array.from({ length: Math.min(rows, table.length - first) }, (_, at) => first + at),
      ),
    );
}

/** Whether anything of a project was erased after a revision: the past is not what it was then. */
async function hasErased(db: Kysely<Tables>, project: string, since: number): Promise<boolean> {
  const query = db.selectFrom("revisions").select("revision").where("project", "=", project).where("revision", ">", since);
  return (await query.where("action", "=", eraseAction).limit(1).executeTakeFirst()) !== undefined;
}

/** The table at the project's head: as it is kept, with what changed since put in, or built from the whole. */
async function bringUpToDate(reader: ConsistentReader, project: string, kept: BuiltTable | undefined): Promise<BuiltTable> {
  const revision = await readHead(reader.db, project);
  if (kept !== undefined && kept.revision >= revision) return kept;
  const changes = kept === undefined ? null : await changesSince(reader, project, kept.revision);
  const table = kept === undefined || changes === null ? await buildWhole(reader, project) : await patchTable(reader, project, kept.table, changes);
  return { table, revision };
}

const blocksInOrder = "select document_id, cells from statement_blocks where project = ? order by document_id, block";

async function buildWhole(reader: ConsistentReader, project: string): Promise<StatementTable> {
  const { db, rows } = reader;
  const documents = await readDocuments(reader, project);
  const keys = await entityKeys(rows, project);
  const { count } = await db
    .selectFrom("statements")
    .select(sql<number>`count(*)`.as("count"))
    .where("project", "=", project)
    .executeTakeFirstOrThrow();
  const builder = openLibraryTable({
    types: (await allTypes(db, project)).values(),
    documents,
    nameEntity: (id) => keys.get(id) ?? id,
    capacity: count,
  });
  await rows(blocksInOrder, [project], (found) => {
    for (const row of found) builder.add(row[0] as string, readBlock(row[1] as string));
  });
  return builder.finish();
}

/** Blocks until they hold so many statements become a table; of the documents it has those of its blocks. */
async function buildBatches(
  reader: ConsistentReader,
  project: string,
  wanted: { readonly rows: number; readonly take: (batch: StatementTable) => void },
): Promise<void> {
  const { db, rows } = reader;
  const documents = new Map((await readDocuments(reader, project)).map((document) => [document.id, document]));
  const keys = await entityKeys(rows, project);
  const types = [...(await allTypes(db, project)).values()];
  const nameEntity = (id: string): string => keys.get(id) ?? id;
  let blocks: (readonly [documentId: string, block: StatementBlock])[] = [];
  let [capacity, hasTaken] = [0, false];
  const finish = (): void => {
    const own = [...new Set(blocks.map(([id]) => id))].flatMap((id) => documents.get(id) ?? []);
    const builder = openLibraryTable({ types, documents: own, nameEntity, capacity });
    for (const [id, block] of blocks) builder.add(id, block);
    [blocks, capacity, hasTaken] = [[], 0, true];
    wanted.take(builder.finish());
  };
  await rows(blocksInOrder, [project], (found) => {
    for (const [id, cells] of found) {
      const block = readBlock(cells as string);
      blocks.push([id as string, block]);
      capacity += block.ids.length;
      if (capacity >= wanted.rows) finish();
    }
  });
  if (capacity > 0 || !hasTaken) finish();
}

async function readDocuments({ db, rows }: ConsistentReader, project: string): Promise<TableDocument[]> {
  const documents: TableDocument[] = [];
  const lists = new Map<string, ListValue[]>();
  const fields = shownLists.map(() => "?").join(", ");
  await rows(
    `select document_id, field, value from document_values where project = ? and field in (${fields})`,
    [project, ...shownLists],
    (found) => {
      for (const [id, field, value] of found) {
        const own = lists.get(id as string) ?? [];
        own.push({ field, value } as ListValue);
        lists.set(id as string, own);
      }
    },
  );
  await addMissingParts(db, project, lists);
  await rows("select id, title, publisher, url, published from documents where project = ? order by id", [project], (found) => {
    for (const [id, title, publisher, url, published] of found)
      documents.push({ id, title, publisher, url, published, ...documentLists(lists.get(id as string) ?? []) } as TableDocument);
  });
  return documents;
}

/** Keys of entities, merges followed, by id. */
async function entityKeys(rows: ConsistentReader["rows"], project: string): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  const merged: [id: string, root: string][] = [];
  await rows("select id, key, root from entities where project = ?", [project], (found) => {
    for (const [id, key, root] of found) {
      keys.set(id as string, key as string);
      if (root !== id) merged.push([id as string, root as string]);
    }
  });
  // Roots are not merged themselves, so no key that is read here was replaced before.
  for (const [id, root] of merged) keys.set(id, keys.get(root) ?? id);
  return keys;
}

/** The table as it would have been: from whole records, since the tables for speed know only today. */
async function buildPast(db: Kysely<Tables>, project: string, asOf: number): Promise<StatementTable> {
  const read = async <K extends RecordKind>(kind: K): Promise<RecordOf<K>[]> => {
    const rows = await versionsAt(db, { project, kind, asOf }).orderBy("id").execute();
    return rows.map(({ record }) => JSON.parse(record ?? "null") as RecordOf<K>);
  };
  const statements = (await read("statement")).sort((a, b) => compare(a.documentId, b.documentId) || a.start - b.start);
  const documents = await read("document");
  const parts = await partsOf(db, project, documents);
  const entities = new Map((await read("entity")).map((entity) => [entity.id, entity]));
  const builder = openLibraryTable({
    types: await read("type"),
    documents: documents.map((document) => ({ ...document, parts: parts.get(document.contentId) ?? [] })),
    nameEntity: (id) => followMerges(id, entities)?.key ?? id,
    capacity: statements.length,
  });
  for (const group of Map.groupBy(statements, ({ documentId, start }) => `${documentId} ${blockOf(start)}`).values()) {
    builder.add(group[0]?.documentId ?? "", makeBlock(group.map(keptOf)));
  }
  return builder.finish();
}

/** Who signs which parts, by content. */
async function partsOf(
  db: Kysely<Tables>,
  project: string,
  documents: readonly { readonly contentId: string }[],
): Promise<Map<string, SignedPart[]>> {
  const found = new Map<string, SignedPart[]>();
  for (const ids of inChunks([...new Set(documents.map(({ contentId }) => contentId))])) {
    const rows = await db.selectFrom("contents").select(["id", "body"]).where("project", "=", project).where("id", "in", ids).execute();
    for (const { id, body } of rows) found.set(id, partsOfBody(body));
  }
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** No circles: commits refuse them. */
function followMerges(id: string, entities: ReadonlyMap<string, EntityRecord>): EntityRecord | undefined {
  let entity = entities.get(id);
  while (entity !== undefined && entity.mergedInto !== null) entity = entities.get(entity.mergedInto) ?? { ...entity, mergedInto: null };
  return entity;
}
