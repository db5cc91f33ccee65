import { sql, type RawBuilder } from "kysely";
import { commonFrom, commonLists, filterByColumns, filterDocuments, listsOf, type FilteredDocuments } from "./filter-documents.ts";
import { isUsualPart, keyColumns, limitOf, type KeyedRow, type ListOrder, type PartOfList } from "./list-page.ts";
import type { DocumentQuery, DocumentSummary, Page } from "../queries.ts";
import { isDay, isMoment } from "../sql/column-time.ts";
import { askKept } from "../sql/kept-queries.ts";
import { keepsPlan } from "../sql/kept-plans.ts";
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
  const { dialect } = context;
  const isHeld = query.contributors !== undefined;
  const { entries, next } = await readPage(context, { order, query, isHeld }, async (db, part) => {
    const paged = { project, dialect, order, part };
    const plain = isUsualPart(part) ? plainFilter(query) : null;
    if (plain === null) return (await pageOf(await filterDocuments({ db, dialect }, project, query, commonFrom), paged).execute(db)).rows;
    const common = await commonLists({ db, dialect }, listsOf(project, plain.values), commonFrom);
    const shape = `documents ${part.shape} ${part.limit} ${plain.shape} ${[...common].join()}`;
    return askKept(db, shape, { ...plain.values, project }, (given) =>
      pageOf(
        filterByColumns({ db, dialect }, given.project, { query: { ...given, review: query.review }, lists: listsOf(given.project, given), common }),
        {
          ...paged,
          project: given.project,
          end: keepsPlan,
        },
      ).compile(db),
    );
  });
  return { entries: entries.flatMap((row) => summaryOf(row) ?? []), next };
}

interface Paged {
  readonly project: string;
  readonly dialect: DialectName;
  readonly order: ListOrder;
  readonly part: PartOfList;
  readonly end?: RawBuilder<unknown> | undefined;
}

function pageOf(found: FilteredDocuments, { project, dialect, order, part, end }: Paged): RawBuilder<Row & BesideRecord> {
  const rows = found
    .select(["document.id", "document.contentId", "document.draftCount", "document.acceptedCount", "document.rejectedCount"])
    .select(keyColumns(order).map((column, index) => column.as(`key${index}`)))
    .$if(part.where !== null, (some) => some.where(part.where ?? sql<boolean>`1 = 1`))
    .orderBy(part.orderBy)
    .limit(limitOf(part));
  const also = {
    columns: sql`, content.words, ${contributorsOf(dialect, project)} as contributors`,
    joins: sql`left join contents as content on content.project = ${project} and content.id = page.content_id`,
  };
  return rowsWithRecords<Row, "document">({ project, kind: "document", rows, part, also, end });
}

interface PlainFilter {
  readonly shape: string;
  readonly values: Pick<DocumentQuery, "tags">;
}

/** A query for which one plan is best: for all documents, or for those with tags, of which it is known whether many have them. Null for any other. */
function plainFilter({ sort: _sort, order: _order, limit: _limit, cursor: _cursor, tags, review, ...filters }: DocumentQuery): PlainFilter | null {
  if (Object.values(filters).some((value) => value !== undefined)) return null;
  if (tags === undefined) return review === undefined ? { shape: "", values: {} } : null;
  return tags.length === 0 || tags.length > mostTags ? null : { shape: `tags ${tags.length} ${review ?? ""}`, values: { tags } };
}

/** Longer lists of tags have no text of their own kept. */
const mostTags = 5;

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
