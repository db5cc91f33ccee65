import type { TypeRecord } from "../../records/statement-record.ts";
import type { StatementTable } from "@rapporteur/core/model";
import { openLibraryTable, tableDocuments, type TableDocument } from "./build-library-table.ts";
import { addMissingParts, documentLists, type ListValue, shownLists } from "./document-lists.ts";
import type { ChangesSince } from "../history/changes-since.ts";
import { inChunks } from "../insert-rows.ts";
import { spliceTable } from "./splice-table.ts";
import { eachVariable, readBlock, type StatementBlock } from "./statement-blocks.ts";
import type { ConsistentReader } from "../store-context.ts";
import { allTypes } from "../history/types-of-commit.ts";

type Placed = readonly [documentId: string, block: StatementBlock];

/**
 * A project's table with what changed put in: equal to one that is built from the whole.
 *
 * Cost: O(statements of the changed documents) reads, and a copy of the table's numbers.
 */
export async function patchTable(
  { db }: ConsistentReader,
  project: string,
  old: StatementTable,
  { documents: changed, areDocumentsOther }: ChangesSince,
): Promise<StatementTable> {
  if (changed.size === 0 && !areDocumentsOther) return old;
  const types = [...(await allTypes(db, project)).values()];
  const all = areDocumentsOther ? await readDocuments({ db }, project) : null;
  const ids = [...changed];
  const blocks = await readBlocks({ db }, project, ids);
  const documents = all?.filter(({ id }) => changed.has(id)) ?? (await readDocuments({ db }, project, ids));
  const authors = (all ?? documents).flatMap(({ parts }) => parts.map(({ author }) => author));
  const keys = await keysOf({ db }, project, [...new Set([...entitiesIn(blocks, types), ...authors])]);
  const nameEntity = (id: string): string => keys.get(id) ?? id;
  const builder = openLibraryTable({
    types,
    documents,
    nameEntity,
    capacity: blocks.reduce((sum, [, block]) => sum + block.ids.length, 0),
  });
  for (const [documentId, block] of blocks) builder.add(documentId, block);
  return spliceTable(old, { replaced: changed, fresh: builder.finish(), documents: all === null ? old.documents : tableDocuments(all, nameEntity) });
}

type Reader = Pick<ConsistentReader, "db">;

/** In order of id. */
async function readDocuments({ db }: Reader, project: string, ids?: readonly string[]): Promise<TableDocument[]> {
  const query = db.selectFrom("documents").select(["id", "title", "publisher", "url", "published"]).where("project", "=", project).orderBy("id");
  const found: Omit<TableDocument, "tags" | "parts">[] = [];
  if (ids === undefined) found.push(...(await query.execute()));
  else for (const some of inChunks(ids)) found.push(...(await query.where("id", "in", some).execute()));
  const lists = await readLists({ db }, project, ids);
  return found.map((document) => ({ ...document, ...documentLists(lists.get(document.id) ?? []) }));
}

/** Values of the lists of documents that the table shows, by document. */
async function readLists({ db }: Reader, project: string, ids?: readonly string[]): Promise<Map<string, ListValue[]>> {
  const query = db
    .selectFrom("documentValues")
    .select(["documentId", "field", "value"])
    .where("project", "=", project)
    .where("field", "in", shownLists);
  const found = ids === undefined ? await query.execute() : [];
  for (const some of inChunks(ids ?? [])) found.push(...(await query.where("documentId", "in", some).execute()));
  const lists: Map<string, ListValue[]> = Map.groupBy(found, ({ documentId }) => documentId);
  await addMissingParts(db, project, lists);
  return lists;
}

/** Blocks of a document as they stand in it. */
async function readBlocks({ db }: Reader, project: string, documents: readonly string[]): Promise<Placed[]> {
  const found: Placed[] = [];
  for (const some of inChunks(documents)) {
    const rows = await db
      .selectFrom("statementBlocks")
      .select(["documentId", "cells"])
      .where("project", "=", project)
      .where("documentId", "in", some)
      .orderBy("documentId")
      .orderBy("block")
      .execute();
    for (const { documentId, cells } of rows) found.push([documentId, readBlock(cells)]);
  }
  return found;
}

function entitiesIn(blocks: readonly Placed[], types: readonly TypeRecord[]): string[] {
  const variables = new Set(types.flatMap((type) => type.variables.flatMap(({ name, kind }) => (kind === "entity" ? [name] : []))));
  const found = new Set<string>();
  for (const [, block] of blocks) {
    // Among the texts are words of other kinds: what is no entity is not found as one.
    for (const text of block.texts) found.add(text);
    eachVariable(block, (entries, place) => {
      if (entries.texts !== null || !variables.has(block.layout.names[place] ?? "")) return;
      for (const entry of entries.values.slice(entries.from, entries.to)) if (typeof entry === "string") found.add(entry);
    });
  }
  return [...found];
}

/** Keys of entities, merges followed, by id. */
async function keysOf({ db }: Reader, project: string, ids: readonly string[]): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const some of inChunks(ids)) {
    const rows = await db
      .selectFrom("entities as entity")
      .innerJoin("entities as root", (join) => join.onRef("root.project", "=", "entity.project").onRef("root.id", "=", "entity.root"))
      .select(["entity.id", "root.key"])
      .where("entity.project", "=", project)
      .where("entity.id", "in", some)
      .execute();
    for (const { id, key } of rows) keys.set(id, key);
  }
  return keys;
}
