import { sql } from "kysely";
import type { RecordOf, Stored } from "../../records/records.ts";
import { filterStatements, looksUp } from "./filter-statements.ts";
import { keyColumns, type KeyedRow, type ListOrder } from "./list-page.ts";
import type { Page, StatementQuery } from "../queries.ts";
import { isDay } from "../sql/column-time.ts";
import { readPage, rowsWithRecords, storedIn } from "./read-page.ts";
import type { StoreContext } from "../store-context.ts";

const orders: Readonly<Record<NonNullable<StatementQuery["sort"]>, Omit<ListOrder, "isDescending">>> = {
  place: { name: "place", columns: ["statement.documentId", "statement.startOffset", "statement.id"], hasNulls: false },
  date: { name: "date", columns: ["statement.date", "statement.id"], hasNulls: true, takes: isDay },
  type: { name: "type", columns: ["statement.type", "statement.id"], hasNulls: false },
  speaker: { name: "speaker", columns: ["statement.speakerSort", "statement.id"], hasNulls: true },
  confidence: { name: "confidence", columns: ["statement.confidence", "statement.id"], hasNulls: true },
  changed: { name: "changed", columns: ["statement.revision", "statement.id"], hasNulls: false },
};

type Row = KeyedRow & { readonly id: string };

/** A page of the statements that a query finds. */
export async function listStatements(context: StoreContext, project: string, query: StatementQuery): Promise<Page<Stored<RecordOf<"statement">>>> {
  const order: ListOrder = { ...orders[query.sort ?? "place"], isDescending: query.order === "descending" };
  const { entries, next } = await readPage(context, { order, query, isHeld: looksUp(query) }, async (db, part) => {
    const found = await filterStatements({ db, dialect: context.dialect }, project, query);
    const rows = found
      .select("statement.id")
      .select(keyColumns(order).map((column, index) => column.as(`key${index}`)))
      .$if(part.where !== null, (some) => some.where(part.where ?? sql<boolean>`1 = 1`))
      .orderBy(part.orderBy)
      .limit(part.limit);
    return rowsWithRecords<Row, "statement">(db, { project, kind: "statement", rows, part });
  });
  return { entries: entries.flatMap((row) => storedIn<"statement">(row) ?? []), next };
}

/** How many a query finds. */
export async function countStatements(context: StoreContext, project: string, query: StatementQuery): Promise<number> {
  const found = await filterStatements(context, project, query);
  const row = await found.select(sql<number>`count(*)`.as("found")).executeTakeFirstOrThrow();
  return row.found;
}
