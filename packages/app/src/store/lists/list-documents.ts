import { sql, type Kysely } from "kysely";
import { commonFrom, filterDocuments } from "./filter-documents.ts";
import { inChunks } from "../insert-rows.ts";
import { keyColumns, listPage, type KeyedRow, type ListOrder } from "./list-page.ts";
import type { DocumentQuery, DocumentSummary, Page } from "../queries.ts";
import { isDay, isMoment } from "../sql/column-time.ts";
import { recordsById } from "../records.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

const orders: Readonly<Record<NonNullable<DocumentQuery["sort"]>, Omit<ListOrder, "isDescending">>> = {
  published: { name: "published", columns: ["document.published", "document.id"], hasNulls: true, takes: isDay },
  added: { name: "added", columns: ["document.addedAt", "document.id"], hasNulls: false, takes: isMoment },
  title: { name: "title", columns: ["document.titleFolded", "document.id"], hasNulls: false },
  drafts: { name: "drafts", columns: ["document.draftCount", "document.id"], hasNulls: false },
};

interface Row extends KeyedRow {
  readonly id: string;
  readonly contentId: string;
  readonly draftCount: number;
  readonly acceptedCount: number;
  readonly rejectedCount: number;
}

/** A page of the documents that a query finds, latest published first unless asked otherwise. */
export async function listDocuments(context: StoreContext, project: string, query: DocumentQuery): Promise<Page<DocumentSummary>> {
  const sort = query.sort ?? "published";
  const isDescending = query.order === undefined ? sort !== "title" : query.order === "descending";
  const order: ListOrder = { ...orders[sort], isDescending };
  return context.readConsistently(async ({ db }) => {
    const found = await filterDocuments({ db, dialect: context.dialect }, project, query, commonFrom);
    const { entries, next } = await listPage<Row>(order, query, async ({ where, orderBy, limit }) =>
      found
        .select(["document.id", "document.contentId", "document.draftCount", "document.acceptedCount", "document.rejectedCount"])
        .select(keyColumns(order).map((column, index) => column.as(`key${index}`)))
        .$if(where !== null, (part) => part.where(where ?? sql<boolean>`1 = 1`))
        .orderBy(orderBy)
        .limit(limit)
        .execute(),
    );
    return { entries: await summarize(db, project, entries), next };
  });
}

type Contributors = DocumentSummary["contributors"];

async function summarize(db: Kysely<Tables>, project: string, rows: readonly Row[]): Promise<DocumentSummary[]> {
  const ids = rows.map(({ id }) => id);
  const records = await recordsById(db, { project, kind: "document" }, ids);
  const contributors = await contributorsOf(db, project, ids);
  const words = await wordCounts(
    db,
    project,
    rows.map(({ contentId }) => contentId),
  );
  return rows.flatMap(({ id, contentId, draftCount, acceptedCount, rejectedCount }) => {
    const stored = records.get(id);
    if (stored === undefined) return [];
    const counts = { draft: draftCount, accepted: acceptedCount, rejected: rejectedCount };
    return [{ ...stored, counts, contributors: contributors.get(id) ?? [], words: words.get(contentId) ?? 0 }];
  });
}

async function wordCounts(db: Kysely<Tables>, project: string, contents: readonly string[]): Promise<Map<string, number>> {
  const words = new Map<string, number>();
  for (const ids of inChunks(contents)) {
    const rows = await db.selectFrom("contents").select(["id", "words"]).where("project", "=", project).where("id", "in", ids).execute();
    for (const row of rows) words.set(row.id, row.words);
  }
  return words;
}

/** Authors of contributions by document, merges followed, by name. */
async function contributorsOf(db: Kysely<Tables>, project: string, documents: readonly string[]): Promise<Map<string, Contributors>> {
  const found = new Map<string, Map<string, string>>();
  for (const ids of inChunks(documents)) {
    const rows = await db
      .selectFrom("documentValues as value")
      .innerJoin("entities as entity", (join) => join.onRef("entity.project", "=", "value.project").onRef("entity.id", "=", "value.value"))
      .innerJoin("entities as root", (join) => join.onRef("root.project", "=", "entity.project").onRef("root.id", "=", "entity.root"))
      .select(["value.documentId", "root.id", "root.name"])
      .where("value.project", "=", project)
      .where("value.field", "=", "contributor")
      .where("value.documentId", "in", ids)
      .orderBy("root.nameFolded")
      .orderBy("root.id")
      .execute();
    for (const { documentId, id, name } of rows) {
      const names = found.get(documentId) ?? new Map<string, string>();
      found.set(documentId, names.set(id, name));
    }
  }
  return new Map([...found].map(([document, names]) => [document, [...names].map(([id, name]) => ({ id, name }))]));
}
