import { sql, type RawBuilder } from "kysely";
import type { RecordOf, Stored } from "../../records/records.ts";
import { filterByColumns, filterStatements, looksUp, type Filtered } from "./filter-statements.ts";
import { isUsualPart, keyColumns, limitOf, type KeyedRow, type ListOrder, type PartOfList } from "./list-page.ts";
import type { Page, StatementQuery } from "../queries.ts";
import { isDay } from "../sql/column-time.ts";
import { askKept } from "../sql/kept-queries.ts";
import { keepsPlan } from "../sql/kept-plans.ts";
import { readPage, rowsWithRecords, storedIn, type BesideRecord } from "./read-page.ts";
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
    const { dialect } = context;
    const plain = isUsualPart(part) ? plainFilter(query) : null;
    if (plain === null) return (await pageOf(await filterStatements({ db, dialect }, project, query), { project, order, part }).execute(db)).rows;
    const { shape, values, isOfKey } = plain;
    return askKept(db, `statements ${part.shape} ${part.limit} ${shape}`, { ...values, project }, (given) =>
      pageOf(filterByColumns({ db, dialect }, given.project, given), { project: given.project, order, part, isPlanKept: isOfKey }).compile(db),
    );
  });
  return { entries: entries.flatMap((row) => storedIn<"statement">(row) ?? []), next };
}

interface Paged {
  readonly project: string;
  readonly order: ListOrder;
  readonly part: PartOfList;
  readonly isPlanKept?: boolean;
}

function pageOf(found: Filtered, { project, order, part, isPlanKept = false }: Paged): RawBuilder<Row & BesideRecord> {
  const rows = found
    .select("statement.id")
    .select(keyColumns(order).map((column, index) => column.as(`key${index}`)))
    .$if(part.where !== null, (some) => some.where(part.where ?? sql<boolean>`1 = 1`))
    .orderBy(part.orderBy)
    .limit(limitOf(part));
  return rowsWithRecords<Row, "statement">({ project, kind: "statement", rows, part, end: isPlanKept ? keepsPlan : sql`` });
}

const plainFields = ["documents", "types", "reviews", "statuses", "coders"] as const;

interface PlainFilter {
  readonly shape: string;
  readonly values: Partial<Pick<StatementQuery, (typeof plainFields)[number]>>;
  /** Whether it finds the statements of one document, or all: then the best plan does not depend on the values. */
  readonly isOfKey: boolean;
}

/** A query that asks for values of a statement's own columns alone; null for any other, and for long lists. */
function plainFilter(query: StatementQuery): PlainFilter | null {
  const { sort: _sort, order: _order, limit: _limit, cursor: _cursor, ...filters } = query;
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined && value !== false);
  const values: Record<string, readonly string[]> = {};
  for (const [name, value] of asked) {
    if (!plainFields.some((field) => field === name) || !Array.isArray(value) || value.length === 0 || value.length > mostValues) return null;
    values[name] = value;
  }
  const lengths = Object.entries(values).map(([name, { length }]) => `${name} ${length}`);
  const isOfKey = asked.length === 0 || (asked.length === 1 && values["documents"]?.length === 1);
  return { shape: lengths.sort().join(), values, isOfKey };
}

/** Longer lists of values have no text of their own kept: there are too many lengths. */
const mostValues = 5;

/** How many a query finds. */
export async function countStatements(context: StoreContext, project: string, query: StatementQuery): Promise<number> {
  const found = await filterStatements(context, project, query);
  const row = await found.select(sql<number>`count(*)`.as("found")).executeTakeFirstOrThrow();
  return row.found;
}
