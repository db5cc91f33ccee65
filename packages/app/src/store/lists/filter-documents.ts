import { sql, type RawBuilder, type SelectQueryBuilder } from "kysely";
import { foldedText } from "../sql/column-text.ts";
import { dayBound } from "../sql/column-time.ts";
import { contains, wordsOf } from "../sql/contains.ts";
import { askKept } from "../sql/kept-queries.ts";
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

/** How many documents with a value, at least, make a page come sooner in another way than by looking all of them up and sorting them. */
export interface CommonFrom {
  /** In the order asked for, each compared with all that have the value, which are listed beforehand. */
  readonly listed: number;
  /** In the order asked for, each looked up: to list so many beforehand takes longer than that. */
  readonly lookedUp: number;
}

export const commonFrom: CommonFrom = { listed: 1000, lookedUp: 20_000 };
const neverCommon: CommonFrom = { listed: Number.POSITIVE_INFINITY, lookedUp: Number.POSITIVE_INFINITY };

/**
 * The documents of a project that a query finds, as `document`.
 *
 * @param from where a page in some order is asked for: how many documents make a value common
 */
export async function filterDocuments(
  { db, dialect }: Context,
  project: string,
  query: DocumentQuery,
  from = neverCommon,
): Promise<FilteredDocuments> {
  const { contributors } = query;
  const lists = listsOf(project, { ...query, contributors: contributors && (await sameEntities(db, project, contributors)) });
  return filterByColumns({ db, dialect }, project, { query, lists, common: await commonLists({ db, dialect }, lists, from) });
}

interface Filter {
  readonly query: Omit<DocumentQuery, "limit" | "cursor">;
  readonly lists: readonly List[];
  readonly common: CommonLists;
}

/** As far as nothing has to be looked up for it. */
export function filterByColumns({ db, dialect }: Context, project: string, { query, lists, common }: Filter): FilteredDocuments {
  let found = db.selectFrom("documents as document").where("document.project", "=", project) as unknown as FilteredDocuments;
  const { publishers, from, to, title, review, addedBy } = query;
  for (const list of lists) found = found.where(hasValue(list, common.get(list.field)));
  if (publishers !== undefined) found = found.where("document.publisher", "in", orNone(publishers));
  if (addedBy !== undefined) found = found.where("document.addedBy", "in", orNone(addedBy));
  if (from !== undefined) found = found.where("document.published", ">=", dayBound(from));
  if (to !== undefined) found = found.where("document.published", "<=", dayBound(to));
  if (review !== undefined) found = found.where(review === "with drafts" && lists.length > 0 ? draftsOfFew : reviews[review]);
  for (const word of wordsOf(foldedText(title ?? ""))) found = found.where(contains(dialect, sql.ref("document.titleFolded"), word));
  return found;
}

/** What a query asks of the lists of documents. @param query whose contributors are all that are the same by merges */
export function listsOf(
  project: string,
  { tags, contributors, assignedTo }: Pick<DocumentQuery, "tags" | "contributors" | "assignedTo">,
): readonly List[] {
  const lists: readonly (readonly [DocumentValueRow["field"], readonly string[] | undefined])[] = [
    ["tag", tags],
    ["contributor", contributors],
    ["assigned", assignedTo === undefined ? undefined : [assignedTo]],
  ];
  return lists.flatMap(([field, values]) => (values === undefined ? [] : [{ project, field, values }]));
}

/** Fields whose values many documents have, and how these are best found. */
export type CommonLists = ReadonlyMap<List["field"], keyof CommonFrom>;

/** Those among these lists. SQLite goes in the order asked for by itself. */
export async function commonLists({ db, dialect }: Context, lists: readonly List[], from: CommonFrom): Promise<CommonLists> {
  const common = new Map<List["field"], keyof CommonFrom>();
  if (dialect !== "postgres" || !Number.isFinite(from.listed)) return common;
  for (const list of lists) {
    const documents = list.values.length === 0 ? 0 : await countUpTo(db, list, from.lookedUp);
    if (documents >= from.listed) common.set(list.field, documents >= from.lookedUp ? "lookedUp" : "listed");
  }
  return common;
}

/** A field of documents and the values of which one has to be there. */
export interface List {
  readonly project: string;
  readonly field: DocumentValueRow["field"];
  readonly values: readonly string[];
}

/** PostgreSQL begins with the documents that have the value, unless told: a subquery with a limit it asks for each document, and one that is compared with true it lists once. */
function hasValue(list: List, common: keyof CommonFrom | undefined): RawBuilder<boolean> {
  if (list.values.length === 0) return sql<boolean>`1 = 0`;
  const id = sql.ref("document.id");
  if (common === "lookedUp") return sql<boolean>`(${valuesOf(list)} and document_id = ${id} limit 1) is not null`;
  const isListed = sql<boolean>`${id} in (${valuesOf(list)})`;
  return common === "listed" ? sql<boolean>`(${isListed}) is true` : isListed;
}

function valuesOf({ project, field, values }: List): RawBuilder<string> {
  return sql<string>`select document_id from document_values where project = ${project} and field = ${field} and value in (${sql.join(values)})`;
}

interface Known {
  readonly documents: number;
  pagesLeft: number;
}

/** A value is shown page after page, and becomes common, or rare, slowly: each way finds the same. */
const pagesOfAnswer = 100;
const mostKnown = 1000;
const known = new WeakMap<Context["db"], Map<string, Known>>();

async function countUpTo(db: Context["db"], list: List, most: number): Promise<number> {
  const ofDb = known.get(db) ?? new Map<string, Known>();
  known.set(db, ofDb);
  const name = JSON.stringify([list.project, list.field, list.values, most]);
  const found = ofDb.get(name);
  if (found !== undefined && found.pagesLeft-- > 0) return found.documents;
  const documents = await askCount(db, list, most);
  ofDb.delete(name);
  ofDb.set(name, { documents, pagesLeft: pagesOfAnswer });
  if (ofDb.size > mostKnown) for (const oldest of ofDb.keys()) if (ofDb.delete(oldest)) break;
  return documents;
}

async function askCount(db: Context["db"], { field, project, values }: List, most: number): Promise<number> {
  const shape = `${most} of ${field} ${values.length}`;
  const [row] = await askKept<{ count: number }, Pick<List, "project" | "values">>(db, shape, { project, values }, (given) =>
    sql<{ count: number }>`select count(*) as count from (${valuesOf({ ...given, field })} limit ${sql.lit(most)}) as found`.compile(db),
  );
  return Number(row?.count);
}
