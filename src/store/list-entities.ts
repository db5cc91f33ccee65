import { sql } from "kysely";
import { foldedText } from "./column-text.ts";
import { contains } from "./contains.ts";
import { keyColumns, listPage, type KeyedRow, type ListOrder } from "./list-page.ts";
import type { EntityQuery, EntitySummary, Page } from "./queries.ts";
import { toStored } from "./records.ts";
import type { StoreContext } from "./store-context.ts";

type Row = KeyedRow & { readonly record: string | null; readonly fromRevision: number; readonly usesNow: number };

/** Those whose names begin with the text, then those that only hold it; each most used first. */
const order: ListOrder = { name: "uses", columns: ["entity.isInside", "entity.unused", "entity.id"], isDescending: false, hasNulls: false };

/** A page of a project's entities. Merged ones are left out unless asked for; their uses count for what they were merged into. */
export async function listEntities({ db, dialect }: StoreContext, project: string, query: EntityQuery): Promise<Page<EntitySummary>> {
  const text = foldedText(query.text ?? "");
  const begins = contains(dialect, sql.ref("namesFolded"), `\n${text}`);
  let found = db
    .selectFrom("entities")
    .select(["project", "id", "revision", "uses"])
    .select([sql<number>`case when ${begins} then 0 else 1 end`.as("isInside"), sql<number>`-uses`.as("unused")])
    .where("project", "=", project);
  if (text !== "") found = found.where(contains(dialect, sql.ref("namesFolded"), text));
  if (query.types !== undefined) found = found.where("type", "in", query.types.length > 0 ? query.types : [""]);
  if (query.parent !== undefined) found = found.where("parent", "=", query.parent);
  if (query.includesMerged !== true) found = found.where("mergedInto", "is", null);
  const { entries, next } = await listPage<Row>(order, query, async ({ where, orderBy, limit }) => {
    const rows = db
      .selectFrom(found.as("entity"))
      .crossJoin("versions as version")
      .whereRef("version.project", "=", "entity.project")
      .where("version.kind", "=", "entity")
      .whereRef("version.id", "=", "entity.id")
      .whereRef("version.fromRevision", "=", "entity.revision")
      .select(["version.record", "version.fromRevision", "entity.uses as usesNow"])
      .select(keyColumns(order).map((column, index) => column.as(`key${index}`)))
      .$if(where !== null, (part) => part.where(where ?? sql<boolean>`1 = 1`))
      .orderBy(orderBy)
      .limit(limit);
    return rows.execute();
  });
  return { entries: entries.map((row) => ({ ...toStored<"entity">(row), uses: row.usesNow })), next };
}
