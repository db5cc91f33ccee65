import { sql, type RawBuilder } from "kysely";
import { commonFrom, filterDocuments } from "./filter-documents.ts";
import { keyColumns, type KeyedRow, type ListOrder } from "./list-page.ts";
import type { DocumentQuery, DocumentSummary, Page } from "../queries.ts";
import { isDay, isMoment } from "../sql/column-time.ts";
import { readPage, rowsWithRecords, storedIn, type BesideRecord } from "./read-page.ts";
import type { DialectName, StoreContext } from "../store-context.ts";

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
  readonly words: number | null;
  readonly contributors: string | null;
}

/** A page of the documents that a query finds, latest published first unless asked otherwise. */
export async function listDocuments(context: StoreContext, project: string, query: DocumentQuery): Promise<Page<DocumentSummary>> {
  const sort = query.sort ?? "published";
  const isDescending = query.order === undefined ? sort !== "title" : query.order === "descending";
  const order: ListOrder = { ...orders[sort], isDescending };
  const isHeld = query.contributors !== undefined;
  const { entries, next } = await readPage(context, { order, query, isHeld }, async (db, part) => {
    const found = await filterDocuments({ db, dialect: context.dialect }, project, query, commonFrom);
    const rows = found
      .select(["document.id", "document.contentId", "document.draftCount", "document.acceptedCount", "document.rejectedCount"])
      .select(keyColumns(order).map((column, index) => column.as(`key${index}`)))
      .$if(part.where !== null, (some) => some.where(part.where ?? sql<boolean>`1 = 1`))
      .orderBy(part.orderBy)
      .limit(part.limit);
    const also = {
      columns: sql`, content.words, ${contributorsOf(context.dialect, project)} as contributors`,
      joins: sql`left join contents as content on content.project = ${project} and content.id = page.content_id`,
    };
    return rowsWithRecords<Row, "document">(db, { project, kind: "document", rows, part, also });
  });
  return { entries: entries.flatMap((row) => summaryOf(row) ?? []), next };
}

function summaryOf(row: Row & BesideRecord): DocumentSummary | null {
  const stored = storedIn<"document">(row);
  if (stored === null) return null;
  const { draftCount, acceptedCount, rejectedCount, words } = row;
  const counts = { draft: draftCount, accepted: acceptedCount, rejected: rejectedCount };
  return { ...stored, counts, contributors: readContributors(row.contributors), words: words ?? 0 };
}

/** Authors of contributions of the document `page`, merges followed, by name: their ids and names as JSON. Looked up one document after the other, by keys alone. */
function contributorsOf(dialect: DialectName, project: string): RawBuilder<string | null> {
  const pairs = sql.raw(
    dialect === "postgres"
      ? "json_agg(json_build_array(root.id, root.name) order by root.name_folded, root.id)"
      : "json_group_array(json_array(root.id, root.name) order by root.name_folded, root.id)",
  );
  return sql`(select ${pairs} from document_values as value
    join entities as entity on entity.project = ${project} and entity.id = value.value
    join entities as root on root.project = ${project} and root.id = entity.root
    where value.project = ${project} and value.field = 'contributor' and value.document_id = page.id)`;
}

/** Who was merged into another, and is named beside that, is one. */
function readContributors(text: string | null): DocumentSummary["contributors"] {
  const pairs = JSON.parse(text ?? "[]") as readonly [id: string, name: string][];
  return [...new Map(pairs)].map(([id, name]) => ({ id, name }));
}
