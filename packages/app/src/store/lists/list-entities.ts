import { sql, type Kysely, type RawBuilder } from "kysely";
import { foldedText } from "../sql/column-text.ts";
import { contains } from "../sql/contains.ts";
import { askKept } from "../sql/kept-queries.ts";
import { keepsPlan } from "../sql/kept-plans.ts";
import { isUsualPart, keyColumns, limitOf, type KeyedRow, type ListOrder, type PartOfList } from "./list-page.ts";
import { orNone } from "../sql/or-none.ts";
import type { EntityQuery, EntitySummary, Page } from "../queries.ts";
import { readPage, rowsWithRecords, storedIn, type BesideRecord } from "./read-page.ts";
import type { DialectName, StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type Row = KeyedRow & { readonly id: string; readonly uses: number };

/** Those whose names begin with the text, then those that only hold it; each most used first. */
const orderOfFound: ListOrder = { name: "uses", columns: ["entity.isInside", "entity.unused", "entity.id"], isDescending: false, hasNulls: false };
/** Without a text, as the index has them: a page costs no more where there are more entities. */
const orderOfAll: ListOrder = {
  name: "most used",
  columns: ["entity.unused", "entity.id"],
  isDescending: false,
  hasNulls: false,
  isOfExpression: true,
};

/** A page of a project's entities. Merged ones are left out unless asked for; their uses count for what they were merged into. */
export async function listEntities(context: StoreContext, project: string, query: EntityQuery): Promise<Page<EntitySummary>> {
  const text = foldedText(query.text ?? "");
  const order = text === "" ? orderOfAll : orderOfFound;
  const { dialect } = context;
  const { entries, next } = await readPage(context, { order, query, isHeld: false }, async (db, part) => {
    const paged = { db, dialect, order, part, query };
    const values = { project, text, beginning: `\n${text}` };
    if (!isUsualPart(part) || query.types !== undefined || query.parent !== undefined)
      return (await pageOf({ ...paged, ...values }).execute(db)).rows;
    const shape = `entities ${part.shape} ${part.limit} ${query.includesMerged === true}`;
    return askKept(db, shape, values, (given) => pageOf({ ...paged, ...given }, keepsPlan).compile(db));
  });
  const summaries = entries.flatMap((row) => {
    const stored = storedIn<"entity">(row);
    return stored === null ? [] : [{ ...stored, uses: row.uses }];
  });
  return { entries: summaries, next };
}

interface Paged {
  readonly db: Kysely<Tables>;
  readonly dialect: DialectName;
  readonly order: ListOrder;
  readonly part: PartOfList;
  readonly query: EntityQuery;
  readonly project: string;
  /** Folded. */
  readonly text: string;
  /** The text as it stands where a name begins with it. */
  readonly beginning: string;
}

function pageOf(paged: Paged, end?: RawBuilder<unknown>): RawBuilder<Row & BesideRecord> {
  const { db, order, part, project } = paged;
  const rows = db
    .selectFrom(filterEntities(paged).as("entity"))
    .select(["entity.id", "entity.uses"])
    .select(keyColumns(order).map((column, index) => column.as(`key${index}`)))
    .$if(part.where !== null, (some) => some.where(part.where ?? sql<boolean>`1 = 1`))
    .orderBy(part.orderBy)
    .limit(limitOf(part));
  return rowsWithRecords<Row, "entity">({ project, kind: "entity", rows, part, end });
}

function filterEntities({ db, dialect, order, project, text, beginning, query }: Paged) {
  const begins = contains(dialect, sql.ref("namesFolded"), beginning);
  let found = db
    .selectFrom("entities")
    .select(["id", "uses"])
    .select([sql<number>`case when ${begins} then 0 else 1 end`.as("isInside"), sql<number>`-uses`.as("unused")])
    .where("project", "=", project);
  if (order === orderOfFound) found = found.where(contains(dialect, sql.ref("namesFolded"), text));
  if (query.types !== undefined) found = found.where("type", "in", orNone(query.types));
  if (query.parent !== undefined) found = found.where("parent", "=", query.parent);
  if (query.includesMerged !== true) found = found.where("mergedInto", "is", null);
  return found;
}
