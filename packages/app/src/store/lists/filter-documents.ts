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
  const { contributors } = query;
  const lists = listsOf(project, { ...query, contributors: contributors && (await sameEntities(db, project, contributors)) });
  return filterByColumns({ db, dialect }, project, { query, lists, common: await commonLists({ db, dialect }, lists, inOrderFrom) });
}

interface Filter {
  readonly query: Omit<DocumentQuery, "limit" | "cursor">;
  readonly lists: readonly List[];
  /** Fields of the lists whose values many documents have. */
  readonly common: ReadonlySet<string>;
}

/** As far as nothing has to be looked up for it. */
export function filterByColumns({ db, dialect }: Context, project: string, { query, lists, common }: Filter): FilteredDocuments {
  let found = db.selectFrom("documents as document").where("document.project", "=", project) as unknown as FilteredDocuments;
  const { publishers, from, to, title, review, addedBy } = query;
  for (const list of lists) found = found.where(common.has(list.field) ? hasValueInOrder(list) : hasValue(list));
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

/** Fields of these lists whose values so many documents have. SQLite goes in the order asked for by itself. */
export async function commonLists({ db, dialect }: Context, lists: readonly List[], many: number): Promise<ReadonlySet<string>> {
  const common = new Set<string>();
  if (dialect === "postgres") for (const list of lists) if (await isOfMany(db, list, many)) common.add(list.field);
  return common;
}

/** A field of documents and the values of which one has to be there. */
export interface List {
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

interface Known {
  readonly isOfMany: boolean;
  pagesLeft: number;
}

/** A value is shown page after page, and becomes common, or rare, slowly: either way finds the same. */
const pagesOfAnswer = 100;
const mostKnown = 1000;
const known = new WeakMap<Context["db"], Map<string, Known>>();

async function isOfMany(db: Context["db"], list: List, many: number): Promise<boolean> {
  if (list.values.length === 0 || !Number.isFinite(many)) return false;
  const ofDb = known.get(db) ?? new Map<string, Known>();
  known.set(db, ofDb);
  const name = JSON.stringify([list.project, list.field, list.values, many]);
  const found = ofDb.get(name);
  if (found !== undefined && found.pagesLeft-- > 0) return found.isOfMany;
  const answer = await askIfMany(db, list, many);
  ofDb.delete(name);
  ofDb.set(name, { isOfMany: answer, pagesLeft: pagesOfAnswer });
  if (ofDb.size > mostKnown) for (const oldest of ofDb.keys()) if (ofDb.delete(oldest)) break;
  return answer;
}

async function askIfMany(db: Context["db"], { field, project, values }: List, many: number): Promise<boolean> {
  const shape = `${many} of ${field} ${values.length}`;
  const [row] = await askKept<{ count: number }, Pick<List, "project" | "values">>(db, shape, { project, values }, (given) =>
    sql<{ count: number }>`select count(*) as count from (${valuesOf({ ...given, field })} limit ${sql.lit(many)}) as found`.compile(db),
  );
  return Number(row?.count) >= many;
}
