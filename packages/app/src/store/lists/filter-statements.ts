import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder } from "kysely";
import type { CellValue } from "@rapporteur/core/model";
import { foldedText } from "../sql/column-text.ts";
import { dayBound } from "../sql/column-time.ts";
import { contains, wordsOf } from "../sql/contains.ts";
import { orNone } from "../sql/or-none.ts";
import type { StatementQuery, StatementVisibility } from "../queries.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { valueText } from "../index/value-text.ts";

type Context = Pick<StoreContext, "db" | "dialect">;
export type Filtered = SelectQueryBuilder<Tables & { statement: Tables["statements"] }, "statement", object>;

/** The statements of a project that a query finds, as `statement`; what to select and in which order is the caller's. */
export async function filterStatements({ db, dialect }: Context, project: string, query: StatementQuery): Promise<Filtered> {
  let found = filterByColumns({ db, dialect }, project, query);
  const { speakers, entities } = query;
  if (speakers !== undefined) found = found.where("statement.speaker", "in", orNone(await sameEntities(db, project, speakers)));
  if (entities !== undefined) found = found.where(namesAny(project, await sameEntities(db, project, entities)));
  for (const { variable, is } of query.where ?? []) found = found.where(await valueIsAny(db, project, { variable, is }));
  return found;
}

type Looked = "speakers" | "entities" | "where" | "limit" | "cursor";

/** As far as nothing has to be looked up for it. */
export function filterByColumns({ db, dialect }: Context, project: string, query: Omit<StatementQuery, Looked>): Filtered {
  let found = db.selectFrom("statements as statement").where("statement.project", "=", project) as unknown as Filtered;
  const { documents, types, reviews, statuses, coders, seen, from, to, words } = query;
  if (documents !== undefined) found = found.where("statement.documentId", "in", orNone(documents));
  if (types !== undefined) found = found.where("statement.type", "in", orNone(types));
  if (reviews !== undefined) found = found.where("statement.review", "in", orNone(reviews));
  if (statuses !== undefined) found = found.where("statement.status", "in", orNone(statuses));
  if (coders !== undefined) found = found.where("statement.coder", "in", orNone(coders));
  if (seen !== undefined) found = found.where(isSeen(project, seen));
  if (query.withMemos === true) found = found.where(hasMemo(dialect, project, seen?.owners));
  if (from !== undefined) found = found.where("statement.date", ">=", dayBound(from));
  if (to !== undefined) found = found.where("statement.date", "<=", dayBound(to));
  for (const word of wordsOf(foldedText(words ?? ""))) found = found.where(contains(dialect, sql.ref("statement.quoteFolded"), word));
  return found;
}

/** Whether something has to be looked up before the statements of a query can be asked for. */
export function looksUp({ speakers, entities, where = [] }: StatementQuery): boolean {
  return speakers !== undefined || entities !== undefined || where.length > 0;
}

function isSeen(project: string, { owners, inPlaceFor }: StatementVisibility): RawBuilder<boolean> {
  return sql<boolean>`(statement.owner is null or statement.owner in (${sql.join(orNone(owners))})) and not exists (select 1 from statements own
    where own.project = ${project} and own.owner = ${inPlaceFor} and own.draft_of = statement.id)`;
}

/** Whether there is a memo on it or on the draft that it answers, by one of these writers where they are given. */
function hasMemo(dialect: StoreContext["dialect"], project: string, writers: readonly string[] | undefined): RawBuilder<boolean> {
  const onIt = sql<boolean>`select 1 from record_links memo where memo.project = ${project} and memo.kind = 'memo' and memo.to_kind = 'statement'
    and memo.to_id in (statement.id, statement.draft_of)`;
  if (writers === undefined) return sql<boolean>`exists (${onIt})`;
  const record = sql.ref("version.record");
  const byThem = sql.join(
    orNone(writers).map((account) => contains(dialect, record, `"by":${JSON.stringify(account)}`)),
    sql` or `,
  );
  return sql<boolean>`exists (${onIt} and exists (select 1 from versions version where version.project = ${project} and version.kind = 'memo'
    and version.id = memo.id and version.to_revision is null and (${byThem})))`;
}

/** Entities that are the same by merges: all with the roots of these. */
export async function sameEntities(db: Kysely<Tables>, project: string, ids: readonly string[]): Promise<string[]> {
  const roots = db.selectFrom("entities").select("root").where("project", "=", project).where("id", "in", orNone(ids));
  const rows = await db.selectFrom("entities").select("id").where("project", "=", project).where("root", "in", roots).execute();
  return rows.map(({ id }) => id);
}

function namesAny(project: string, entities: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref("statement.id")} in (select id from record_links where project = ${project} and kind = 'statement' and to_kind = 'entity'
    and to_id in (${sql.join(orNone(entities))}))`;
}

async function valueIsAny(
  db: Kysely<Tables>,
  project: string,
  { variable, is }: { variable: string; is: readonly CellValue[] },
): Promise<RawBuilder<boolean>> {
  const texts = is.filter((value) => typeof value === "string");
  const same = await sameEntities(db, project, texts);
  const values = [...new Set([...is.flatMap(spellings), ...same.map((id) => `s${id}`)])];
  const has = sql<boolean>`${sql.ref("statement.id")} in (select statement_id from statement_values where project = ${project} and variable = ${variable}
    and value in (${sql.join(orNone(values))}))`;
  if (!is.includes(null)) return has;
  const hasNone = sql<boolean>`${sql.ref("statement.id")} not in (select statement_id from statement_values where project = ${project} and variable = ${variable})`;
  return sql<boolean>`(${has} or ${hasNone})`;
}

/** A value as it may stand in the index: an address gives truth values and numbers as words. */
function spellings(value: CellValue): string[] {
  const texts = [valueText(value)];
  if (typeof value === "string") {
    if (value === "true" || value === "false") texts.push(valueText(value === "true"));
    if (value.trim() !== "" && Number.isFinite(Number(value))) texts.push(valueText(Number(value)));
  }
  return texts.filter((text) => text !== null);
}
