import { sql, type Kysely } from "kysely";
import { filterDocuments } from "./filter-documents.ts";
import { filterStatements, type Filtered } from "./filter-statements.ts";
import { inChunks } from "../insert-rows.ts";
import { orNone } from "../sql/or-none.ts";
import type { DocumentQuery, Facets, StatementQuery } from "../queries.ts";
import type { DocumentValueRow } from "../record-tables.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { allTypes } from "../history/types-of-commit.ts";
import { shownValue } from "../index/value-text.ts";

type Db = Kysely<Tables>;
/** One state of the library. */
type Reader = Pick<StoreContext, "db" | "dialect">;
interface Counted {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}
type Count = Readonly<{ value: string | null; count: number }>;

/** Values a facet shows: the most frequent. */
const longest = 100;

/** Facets by the names of the query's filters: tags, publishers, contributors, assignedTo, addedBy, review. */
export async function documentFacets(reader: Reader, project: string, query: DocumentQuery): Promise<Facets> {
  const { db } = reader;
  const found = await filterDocuments(reader, project, query);
  const byColumn = async (column: "document.publisher" | "document.addedBy"): Promise<Counted[]> => {
    const rows = await found
      .select([sql.ref<string | null>(column).as("value"), sql<number>`count(*)`.as("count")])
      .groupBy(column)
      .execute();
    return plain(rows);
  };
  const byList = async (field: DocumentValueRow["field"]): Promise<Count[]> =>
    db
      .selectFrom("documentValues")
      .select(["value", sql<number>`count(*)`.as("count")])
      .where("project", "=", project)
      .where("field", "=", field)
      .where("documentId", "in", found.select("document.id"))
      .groupBy("value")
      .execute();
  return {
    tags: plain(await byList("tag")),
    publishers: await byColumn("document.publisher"),
    contributors: await namedIn(db, project, await byList("contributor")),
    assignedTo: plain(await byList("assigned")),
    addedBy: await byColumn("document.addedBy"),
    review: plain(
      await found
        .select([reviewState.as("value"), sql<number>`count(*)`.as("count")])
        .groupBy(reviewState)
        .execute(),
    ),
  };
}

const reviewState = sql<string>`case when document.draft_count > 0 then 'with drafts' when document.accepted_count + document.rejected_count > 0 then 'reviewed' else 'without statements' end`;

/**
 * Facets by the names of the query's filters: types, reviews, statuses, coders, speakers; and `values.VARIABLE` for each variable of the types that
 * holds an entity, a truth value, an integer or a short text.
 */
export async function statementFacets(reader: Reader, project: string, query: StatementQuery): Promise<Facets> {
  const { db } = reader;
  const found = await filterStatements(reader, project, query);
  const counted = isNarrowed(query) ? await countColumnsOfFound(found) : await countColumnsOfAll(found);
  const variables = await countedVariables(db, project, query.types);
  const names = [...variables.keys()];
  const total = counted.type.reduce((sum, { count }) => sum + count, 0);
  const counts = await (isNarrowed(query) ? countOfFound({ db, found, total }, project, names) : countOfAll(db, project, names));
  const shown = names.map((name) => (counts.get(name) ?? []).map(({ value, count }) => ({ value: shownValue(value), count })));
  const entities = [counted.speaker, ...shown.filter((_, at) => variables.get(names[at] ?? "") === true)];
  // Asked once for all facets: the same entities stand in most of them.
  const roots = await rootNames(db, project, new Set(entities.flatMap((own) => own.flatMap(({ value }) => value ?? []))));
  const facets: Record<string, readonly Counted[]> = {
    types: plain(counted.type),
    reviews: plain(counted.review),
    statuses: plain(counted.status),
    coders: plain(counted.coder),
    speakers: named(roots, counted.speaker),
  };
  for (const [at, own] of shown.entries()) {
    const name = names[at] ?? "";
    facets[`values.${name}`] = variables.get(name) === true ? named(roots, own) : plain(own);
  }
  return facets;
}

const countedColumns = ["type", "review", "status", "coder", "speaker"] as const;
type ColumnCounts = Readonly<Record<(typeof countedColumns)[number], readonly Count[]>>;

/** Each column by its own index. */
async function countColumnsOfAll(found: Filtered): Promise<ColumnCounts> {
  const by = async (column: keyof ColumnCounts): Promise<Count[]> => {
    const value = sql<string | null>`${sql.ref(`statement.${column}`)}`;
    return found
      .select([value.as("value"), sql<number>`count(*)`.as("count")])
      .groupBy(value)
      .execute();
  };
  return { type: await by("type"), review: await by("review"), status: await by("status"), coder: await by("coder"), speaker: await by("speaker") };
}

/**
 * All columns at once, so that the query is answered once. By expressions: by the columns, SQLite would walk their index and look up every statement of the
 * project.
 */
async function countColumnsOfFound(found: Filtered): Promise<ColumnCounts> {
  const values = countedColumns.map((column) => sql<string>`coalesce(${sql.ref(`statement.${column}`)}, '')`);
  const rows = await found
    .select(countedColumns.map((column, at) => (values[at] ?? sql<string>`''`).as(column)))
    .select(sql<number>`count(*)`.as("count"))
    .groupBy(values)
    .execute();
  return Object.fromEntries(countedColumns.map((column) => [column, sums(rows, (row) => row[column])])) as unknown as ColumnCounts;
}

function sums<Row extends { readonly count: number }>(rows: readonly Row[], valueOf: (row: Row) => string): Count[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(valueOf(row), (counts.get(valueOf(row)) ?? 0) + row.count);
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** True where the query leaves anything out: else the values need no join with their statements. */
function isNarrowed(query: StatementQuery): boolean {
  const paging = ["cursor", "limit", "sort", "order"];
  return Object.entries(query).some(([name, value]) => value !== undefined && !paging.includes(name));
}

type ValueCounts = ReadonlyMap<string, readonly { readonly value: string; readonly count: number }[]>;

/** By the index of values alone: its rows stand in the order of variable and value. */
async function countOfAll(db: Db, project: string, variables: readonly string[]): Promise<ValueCounts> {
  const rows = await db
    .selectFrom("statementValues")
    .select(["variable", "value", sql<number>`count(*)`.as("count")])
    .where("project", "=", project)
    .where("variable", "in", orNone(variables))
    .groupBy(["variable", "value"])
    .execute();
  return Map.groupBy(rows, ({ variable }) => variable);
}

interface Found {
  readonly db: Db;
  readonly found: Filtered;
  readonly total: number;
}

/** From so many statements on, going once through the index of values costs less than looking up the values of each. */
const manyStatements = 10_000;

async function countOfFound({ db, found, total }: Found, project: string, variables: readonly string[]): Promise<ValueCounts> {
  const rows = await (total < manyStatements ? valuesOfEach(found, variables) : valuesAmong(db, found, { project, variables }));
  return Map.groupBy(rows, ({ variable }) => variable);
}

/** By the values of each statement that was found. */
function valuesOfEach(found: Filtered, variables: readonly string[]) {
  return found
    .crossJoin("statementValues as entry")
    .whereRef("entry.project", "=", "statement.project")
    .whereRef("entry.statementId", "=", "statement.id")
    .where("entry.variable", "in", orNone(variables))
    .select(["entry.variable", "entry.value", sql<number>`count(*)`.as("count")])
    .groupBy(["entry.variable", "entry.value"])
    .execute();
}

/** In the order of the index, which is that of the groups; each row is looked up among the statements that were found. */
function valuesAmong(db: Db, found: Filtered, { project, variables }: { readonly project: string; readonly variables: readonly string[] }) {
  return db
    .selectFrom("statementValues")
    .select(["variable", "value", sql<number>`count(*)`.as("count")])
    .where("project", "=", project)
    .where("variable", "in", orNone(variables))
    .where("statementId", "in", found.select("statement.id"))
    .groupBy(["variable", "value"])
    .execute();
}

async function countedVariables(db: Db, project: string, types: readonly string[] | undefined): Promise<Map<string, boolean>> {
  const counted = new Map<string, boolean>();
  for (const { key, variables } of (await allTypes(db, project)).values()) {
    if (types !== undefined && !types.includes(key)) continue;
    for (const { name, kind } of variables) {
      if (kind === "entity" || kind === "boolean" || kind === "integer" || kind === "short text") counted.set(name, kind === "entity");
    }
  }
  return counted;
}

function plain(counts: readonly Count[]): Counted[] {
  return mostFrequent(counts.flatMap(({ value, count }) => (value === null || value === "" ? [] : [{ value, label: value, count }])));
}

interface RootName {
  readonly root: string;
  readonly name: string;
}

async function namedIn(db: Db, project: string, counts: readonly Count[]): Promise<Counted[]> {
  return named(await rootNames(db, project, new Set(counts.flatMap(({ value }) => value ?? []))), counts);
}

/** Counts of entities, put together by what they were merged into, with names. */
function named(roots: ReadonlyMap<string, RootName>, counts: readonly Count[]): Counted[] {
  const sums = new Map<string, Counted>();
  for (const { value, count } of counts) {
    const entity = roots.get(value ?? "");
    if (entity === undefined) continue;
    const before = sums.get(entity.root)?.count ?? 0;
    sums.set(entity.root, { value: entity.root, label: entity.name, count: before + count });
  }
  return mostFrequent([...sums.values()]);
}

async function rootNames(db: Db, project: string, ids: ReadonlySet<string>): Promise<Map<string, RootName>> {
  const names = new Map<string, RootName>();
  for (const some of inChunks([...ids])) {
    const rows = await db
      .selectFrom("entities as entity")
      .innerJoin("entities as root", (join) => join.onRef("root.project", "=", "entity.project").onRef("root.id", "=", "entity.root"))
      .select(["entity.id", "entity.root", "root.name"])
      .where("entity.project", "=", project)
      .where("entity.id", "in", some)
      .execute();
    for (const { id, root, name } of rows) names.set(id, { root, name });
  }
  return names;
}

function mostFrequent(counted: readonly Counted[]): Counted[] {
  return [...counted].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, longest);
}
