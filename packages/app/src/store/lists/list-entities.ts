import { sql, type Kysely } from "kysely";
import { foldedText } from "../sql/column-text.ts";
import { contains } from "../sql/contains.ts";
import { keyColumns, type KeyedRow, type ListOrder } from "./list-page.ts";
import { orNone } from "../sql/or-none.ts";
import type { EntityQuery, EntitySummary, Page } from "../queries.ts";
import { readPage, rowsWithRecords, storedIn } from "./read-page.ts";
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
  const order = foldedText(query.text ?? "") === "" ? orderOfAll : orderOfFound;
  const { entries, next } = await readPage(context, { order, query, isHeld: false }, async (db, part) => {
    const rows = db
      .selectFrom(filterEntities(db, context.dialect, { project, query }).as("entity"))
      .select(["entity.id", "entity.uses"])
      .select(keyColumns(order).map((column, index) => column.as(`key${index}`)))
      .$if(part.where !== null, (some) => some.where(part.where ?? sql<boolean>`1 = 1`))
      .orderBy(part.orderBy)
      .limit(part.limit);
    return rowsWithRecords<Row, "entity">(db, { project, kind: "entity", rows, part });
  });
  const summaries = entries.flatMap((row) => {
    const stored = storedIn<"entity">(row);
    return stored === null ? [] : [{ ...stored, uses: row.uses }];
  });
  return { entries: summaries, next };
}

function filterEntities(db: Kysely<Tables>, dialect: DialectName, { project, query }: { project: string; query: EntityQuery }) {
  const text = foldedText(query.text ?? "");
  const begins = contains(dialect, sql.ref("namesFolded"), `\n${text}`);
  let found = db
    .selectFrom("entities")
    .select(["id", "uses"])
    .select([sql<number>`case when ${begins} then 0 else 1 end`.as("isInside"), sql<number>`-uses`.as("unused")])
    .where("project", "=", project);
  if (text !== "") found = found.where(contains(dialect, sql.ref("namesFolded"), text));
  if (query.types !== undefined) found = found.where("type", "in", orNone(query.types));
  if (query.parent !== undefined) found = found.where("parent", "=", query.parent);
  if (query.includesMerged !== true) found = found.where("mergedInto", "is", null);
  return found;
}
