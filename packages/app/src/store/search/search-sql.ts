import { sql, type RawBuilder } from "kysely";
import type { StatementVisibility } from "../queries.ts";
import type { SearchPlace } from "./search-order.ts";
import { fieldNumber } from "./search-rows.ts";
import { searchFields, type SearchField, type SearchQuery } from "../search-query.ts";
import type { SearchRow } from "./search-tables.ts";
import { columnText } from "../sql/column-text.ts";
import { toFtsQuery, toTsQuery } from "./literals.ts";
import type { ParsedQuery, Phrase, Term } from "./query.ts";
import type { DialectName, StoreContext } from "../store-context.ts";

export type FoundRow = Omit<SearchRow, "id" | "project"> & SearchPlace;

export interface SearchWindow {
  readonly project: string;
  readonly query: SearchQuery;
  readonly parsed: ParsedQuery;
  /** The row after which to go on. */
  readonly after: SearchPlace | null;
  readonly limit: number;
}

type Condition = RawBuilder<unknown>;

const weights: Readonly<Record<SearchField, number>> = { title: 4, author: 3, tag: 3, quote: 2, note: 2, text: 1 };

/** Rows that a search finds, in the order of `SearchPlace`: score and date falling, the rest rising. */
export async function findWindow({ db, dialect }: Pick<StoreContext, "db" | "dialect">, window: SearchWindow): Promise<FoundRow[]> {
  const { parsed, after, limit } = window;
  const conditions = parsed.wanted.map((term) => holds(dialect, term, window.query));
  const score = sql`10 * (${heldCount(conditions)}) + ${weightOf()}`;
  const { rows } = await sql<FoundRow>`
    select * from (
      select r.document_id, r.statement_id, r.field, r.part, r.published, r.start_offset, r.end_offset, r.body, ${score} as score
      from search_rows r
      where ${sql.join([mayBeSeen(dialect, window), sql`(${sql.join(conditions, sql` or `)})`, ...inDocuments(dialect, window)], sql` and `)}
    ) found
    where ${after === null ? sql`1 = 1` : isAfter(after)}
    order by score desc, published desc, document_id, statement_id, field, part
    limit ${limit}`.execute(db);
  return rows;
}

/** How many of the terms row `r` holds. Of a single one every row that is found holds it. */
function heldCount(conditions: readonly Condition[]): Condition {
  if (conditions.length === 1) return sql.lit(1);
  return sql.join(
    conditions.map((condition) => sql`(case when ${condition} then 1 else 0 end)`),
    sql` + `,
  );
}

/** In what fields a phrase may stand under this query. */
export function fieldsOf(phrase: Phrase, { fields }: SearchQuery): readonly SearchField[] {
  const open = fields === undefined || fields.length === 0 ? searchFields : fields;
  return phrase.field === null ? open : open.filter((field) => field === phrase.field);
}

/** That row `r` holds one of a term's phrases in a field where it may stand. */
function holds(dialect: DialectName, term: Term, query: SearchQuery): Condition {
  const groups = Map.groupBy(term.phrases, (phrase) => fieldsOf(phrase, query).join(" "));
  const conditions = [...groups.values()].map((phrases) => {
    const fields = fieldsOf(phrases[0] as Phrase, query);
    if (fields.length === 0) return sql`1 = 0`;
    const words =
      dialect === "sqlite"
        ? sql`r.id in (select rowid from search_words where search_words match ${toFtsQuery(phrases)})`
        : sql`r.tokens @@ ${toTsQuery(phrases)}::tsquery`;
    if (fields.length === searchFields.length) return words;
    return sql`(${words} and r.field in (${sql.join(fields.map((field) => sql.lit(fieldNumber(field))))}))`;
  });
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/** Rows of the project that the query may look at. */
function mayBeSeen(dialect: DialectName, { project, query }: SearchWindow): Condition {
  const conditions = [isOfProject(dialect, { project, query })];
  if (query.documents !== undefined) conditions.push(sql`r.document_id in ${listOf(dialect, query.documents)}`);
  if (query.seen !== undefined) conditions.push(isSeen(dialect, project, query.seen));
  return sql.join(conditions, sql` and `);
}

/** Where no documents are named, SQLite is to begin with the rows that have the words (the plus keeps it from its index): left to choose, it goes through all rows of the project. */
function isOfProject(dialect: DialectName, { project, query }: Pick<SearchWindow, "project" | "query">): Condition {
  return dialect === "sqlite" && query.documents === undefined ? sql`+r.project = ${project}` : sql`r.project = ${project}`;
}

function isSeen(dialect: DialectName, project: string, { owners, inPlaceFor }: StatementVisibility): Condition {
  const hidden = sql`select s.id from statements s where s.project = ${project} and s.owner is not null and s.owner not in ${listOf(dialect, owners)}`;
  const answered = sql`select s.draft_of from statements s where s.project = ${project} and s.owner = ${inPlaceFor} and s.draft_of is not null`;
  return sql`r.statement_id not in (${hidden}) and r.statement_id not in (${answered})`;
}

/** Every wanted term stands somewhere in the document, no excluded one does. */
function inDocuments(dialect: DialectName, window: SearchWindow): Condition[] {
  const { wanted, excluded } = window.parsed;
  const documentsWith = (term: Term): Condition =>
    sql`(select r.document_id from search_rows r where ${mayBeSeen(dialect, window)} and ${holds(dialect, term, window.query)})`;
  // A single term stands in the document because it stands in the row.
  const needed = wanted.length > 1 ? wanted.map((term) => sql`r.document_id in ${documentsWith(term)}`) : [];
  return [...needed, ...excluded.map((term) => sql`r.document_id not in ${documentsWith(term)}`)];
}

/** One parameter however long the list is. PostgreSQL's JSON takes as little as its texts do. */
function listOf(dialect: DialectName, values: readonly string[]): Condition {
  const list = JSON.stringify(values.map(columnText));
  return dialect === "sqlite" ? sql`(select value from json_each(${list}))` : sql`(select json_array_elements_text(${list}::json) collate "C")`;
}

function weightOf(): Condition {
  const cases = searchFields.map((field) => sql`when ${sql.lit(fieldNumber(field))} then ${sql.lit(weights[field])}`);
  return sql`(case r.field ${sql.join(cases, sql` `)} else 0 end)`;
}

function isAfter({ score, published, documentId, statementId, field, part }: SearchPlace): Condition {
  return sql`(score < ${score} or (score = ${score} and (published < ${published} or (published = ${published}
    and (document_id, statement_id, field, part) > (${documentId}, ${statementId}, ${field}, ${part})))))`;
}
