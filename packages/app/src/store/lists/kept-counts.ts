import { sql, type Kysely, type RawBuilder } from "kysely";
import type { StatementQuery } from "../queries.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { askKept } from "../sql/kept-queries.ts";
import { countStatements } from "./list-statements.ts";
import { orNone } from "../sql/or-none.ts";

const mostKept = 100;
/** Fewer are counted as fast as what changed. */
const keptFrom = 1000;
/** More revisions than these are looked through no faster than the rows are counted. */
const mostRevisions = 5000;

/** A count and the revision that it is of. */
interface Kept {
  readonly head: number;
  readonly count: number;
}

type Fields = Pick<StatementQuery, "types" | "reviews" | "statuses">;

/**
 * Counts the statements that a query finds. Where it asks for types, review and status alone, the last count is kept and what changed since is added and taken
 * away: a list says how many there are with each page, and of a million statements to count some is more work than to show them.
 *
 * @param keepFrom counts from which on one is kept; others only in tests
 * Cost: O(found) for the first count of a query, then O(versions since).
 */
export function keptCounts(context: StoreContext, keepFrom = keptFrom): (project: string, query: StatementQuery) => Promise<number> {
  const kept = new Map<string, Kept>();
  return async (project, query) => {
    const fields = fieldsAlone(query);
    if (fields === null) return countStatements(context, project, query);
    const key = JSON.stringify([project, fields.types, fields.reviews, fields.statuses]);
    const before = kept.get(key);
    const moved = before === undefined ? null : await moveOn(context.db, project, { fields, before });
    const found = moved ?? (await context.readConsistently(({ db }) => countAll({ ...context, db }, project, query)));
    kept.delete(key);
    if (found.count >= keepFrom) kept.set(key, found);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as string);
    return found.count;
  };
}

/** Null where the query asks for more than stands in a statement's own record. */
function fieldsAlone(query: StatementQuery): Fields | null {
  const asksMore = Object.entries(query).some(([name, value]) => value !== undefined && value !== false && !plainNames.has(name));
  return asksMore ? null : { types: query.types, reviews: query.reviews, statuses: query.statuses };
}

/** What is asked of the record itself, and what says which page of the list is shown. */
const plainNames: ReadonlySet<string> = new Set([
  "types",
  "reviews",
  "statuses",
  "cursor",
  "limit",
  "sort",
  "order",
] satisfies (keyof StatementQuery)[]);

async function countAll(context: StoreContext, project: string, query: StatementQuery): Promise<Kept> {
  const head = await context.db
    .selectFrom("revisions")
    .select(({ fn }) => fn.max("revision").as("revision"))
    .where("project", "=", project)
    .executeTakeFirst();
  return { head: head?.revision ?? 0, count: await countStatements(context, project, query) };
}

interface Moving {
  readonly fields: Fields;
  readonly before: Kept;
}

interface Moved {
  readonly head: number | null;
  readonly come: number | string;
  readonly gone: number | string;
  readonly erased: number | string;
}

/** The count at the present revision; null where it has to be counted afresh. One statement, so that all of it is of one moment. */
async function moveOn(db: Kysely<Tables>, project: string, { fields, before }: Moving): Promise<Kept | null> {
  const values = { project, head: before.head, types: fields.types, reviews: fields.reviews, statuses: fields.statuses };
  const lengths = [fields.types, fields.reviews, fields.statuses].map((one) => one?.length ?? "any");
  const [row] = await askKept<Moved, typeof values>(db, `count since ${lengths.join()}`, values, (given) => movedSince(given).compile(db));
  if (row === undefined || row.head === null || Number(row.erased) > 0) return null;
  if (row.head < before.head || row.head - before.head > mostRevisions) return null;
  return { head: row.head, count: before.count + Number(row.come) - Number(row.gone) };
}

/** Each part of the history is gone through once: planning a part takes longer than going through it. */
function movedSince({ project, head, ...fields }: Fields & { readonly project: string; readonly head: number }): RawBuilder<Moved> {
  const statements = sql`from versions where project = ${project} and kind = 'statement'`;
  const matches = matchesOf(fields);
  return sql<Moved>`
    select (select max(revision) from revisions where project = ${project}) as head, opened.come, closed.gone, closed.erased
    from (select count(*) as come ${statements} and from_revision > ${head} and to_revision is null and ${matches}) as opened,
      (select count(*) filter (where ${matches}) as gone, count(*) filter (where is_erased = 1) as erased
        ${statements} and to_revision > ${head} and from_revision <= ${head}) as closed`;
}

function matchesOf({ types, reviews, statuses }: Fields): RawBuilder<boolean> {
  const lists = Object.entries({ type: types, review: reviews, status: statuses });
  const conditions = lists.flatMap(([field, values]) =>
    values === undefined ? [] : [sql<boolean>`record ->> ${sql.lit(field)} in (${sql.join(orNone(values))})`],
  );
  return sql<boolean>`${sql.join([sql`record is not null`, ...conditions], sql` and `)}`;
}
