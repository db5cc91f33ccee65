import { sql, type RawBuilder, type SelectQueryBuilder } from "kysely";
import { foldedText } from "../sql/column-text.ts";
import { dayBound } from "../sql/column-time.ts";
import { contains, wordsOf } from "../sql/contains.ts";
import { sameEntities } from "./filter-statements.ts";
import { orNone } from "../sql/or-none.ts";
import type { DocumentQuery } from "../queries.ts";
import type { DocumentValueRow } from "../record-tables.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type Context = Pick<StoreContext, "db" | "dialect">;
export type FilteredDocuments = SelectQueryBuilder<Tables & { document: Tables["documents"] }, "document", object>;

const reviews: Readonly<Record<NonNullable<DocumentQuery["review"]>, RawBuilder<boolean>>> = {
  "with drafts": sql<boolean>`document.draft_count > 0`,
  reviewed: sql<boolean>`document.draft_count = 0 and document.accepted_count + document.rejected_count > 0`,
  "without statements": sql<boolean>`document.draft_count + document.accepted_count + document.rejected_count = 0`,
};

/** Where lists narrow already, going through all that have drafts, by their index, and sorting them takes longer than going in the order asked for. */
const draftsOfFew = sql<boolean>`document.draft_count + 0 > 0`;

/** Of so many documents with a value and more, a page is found sooner in the order asked for than by looking all of them up and sorting them. */
export const commonFrom = 1000;

/**
 * The documents of a project that a query finds, as `document`.
 *
 * @param inOrderFrom where a page in some order is asked for: how many documents make a value common
 */
export async function filterDocuments(
  { db, dialect }: Context,
  project: string,
  query: DocumentQuery,
  inOrderFrom = Number.POSITIVE_INFINITY,
): Promise<FilteredDocuments> {
  let found = db.selectFrom("documents as document").where("document.project", "=", project) as unknown as FilteredDocuments;
  const { tags, publishers, contributors, from, to, title, review, assignedTo, addedBy } = query;
  const lists = {
    tag: tags,
    contributor: contributors && (await sameEntities(db, project, contributors)),
    assigned: assignedTo === undefined ? undefined : [assignedTo],
  };
  for (const [field, values] of Object.entries(lists)) {
    if (values === undefined) continue;
    const list: List = { project, field: field as DocumentValueRow["field"], values };
    // SQLite goes in the order asked for by itself.
    const isCommon = dialect === "postgres" && (await isOfMany(db, list, inOrderFrom));
    found = found.where(isCommon ? hasValueInOrder(list) : hasValue(list));
  }
  if (publishers !== undefined) found = found.where("document.publisher", "in", orNone(publishers));
  if (addedBy !== undefined) found = found.where("document.addedBy", "in", orNone(addedBy));
  if (from !== undefined) found = found.where("document.published", ">=", dayBound(from));
  if (to !== undefined) found = found.where("document.published", "<=", dayBound(to));
  const isOfFew = Object.values(lists).some((values) => values !== undefined);
  if (review !== undefined) found = found.where(review === "with drafts" && isOfFew ? draftsOfFew : reviews[review]);
  for (const word of wordsOf(foldedText(title ?? ""))) found = found.where(contains(dialect, sql.ref("document.titleFolded"), word));
  return found;
}

/** A field of documents and the values of which one has to be there. */
interface List {
  readonly project: string;
  readonly field: DocumentValueRow["field"];
  readonly values: readonly string[];
}

function hasValue(list: List): RawBuilder<boolean> {
  if (list.values.length === 0) return sql<boolean>`1 = 0`;
  return sql<boolean>`${sql.ref("document.id")} in (${valuesOf(list)})`;
}

/** The same, asked of one document after the other: PostgreSQL takes a subquery with a limit as it stands. */
function hasValueInOrder(list: List): RawBuilder<boolean> {
  return sql<boolean>`(${valuesOf(list)} and document_id = ${sql.ref("document.id")} limit 1) is not null`;
}

function valuesOf({ project, field, values }: List): RawBuilder<string> {
  return sql<string>`select document_id from document_values where project = ${project} and field = ${field} and value in (${sql.join(values)})`;
}

async function isOfMany(db: Context["db"], list: List, many: number): Promise<boolean> {
  if (list.values.length === 0 || !Number.isFinite(many)) return false;
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${valuesOf(list)} limit ${sql.lit(many)}) as found`.execute(db);
  return Number(rows[0]?.count) >= many;
}
