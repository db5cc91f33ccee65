import { sql, type Expression, type Kysely, type RawBuilder } from "kysely";
import type { RecordKind, RecordOf, Stored } from "../../records/records.ts";
import { listPage, type KeyedRow, type ListOrder, type PartOfList } from "./list-page.ts";
import type { Page, Paging } from "../queries.ts";
import type { Reading } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** Rows of one part of a list, asked for in one question. */
type Select<Row> = (db: Kysely<Tables>, part: PartOfList) => Promise<readonly Row[]>;

/**
 * A page of a list, of one state of the library. Where one question finds it there is no transaction around it: beginning one and ending it takes longer than most
 * questions do.
 *
 * @param isHeld true where `select` asks more than one question
 * @throws RAP_STORE_CURSOR
 */
export async function readPage<Row extends KeyedRow>(
  reading: Reading,
  { order, query, isHeld }: { readonly order: ListOrder; readonly query: Paging; readonly isHeld: boolean },
  select: Select<Row>,
): Promise<Page<Row>> {
  let questions = isHeld ? 1 : 0;
  const page = await listPage<Row>(order, query, async (part) => (questions++ === 0 ? select(reading.db, part) : []));
  if (questions < 2) return page;
  return reading.readConsistently(({ db }) => listPage(order, query, (part) => select(db, part)));
}

/** A record as it stands beside the row that found it; null where it is not there. */
export interface BesideRecord {
  readonly record: string | null;
  readonly fromRevision: number | null;
}

interface Found<K extends RecordKind> {
  readonly project: string;
  readonly kind: K;
  /** A part of a list, each row with its keys and its `id`. */
  readonly rows: Expression<unknown>;
  readonly part: PartOfList;
  /** What else is selected by each row, as `page`, and what is joined for it. */
  readonly also?: { readonly columns: RawBuilder<unknown>; readonly joins: RawBuilder<unknown> };
  /** `keepsPlan` where one plan is best for all. */
  readonly end?: RawBuilder<unknown> | undefined;
}

const nothing = { columns: sql``, joins: sql`` };

/** Asks for the rows of a part of a list in its order, each with its record. Both databases find the part first, and then each record by its key. */
export function rowsWithRecords<Row, K extends RecordKind>({
  project,
  kind,
  rows,
  part,
  also = nothing,
  end = sql``,
}: Found<K>): RawBuilder<Row & BesideRecord> {
  return sql<Row & BesideRecord>`select page.*, version.record, version.from_revision${also.columns} from ${rows} as page
    left join versions as version on version.project = ${project} and version.kind = ${kind} and version.id = page.id and version.to_revision is null
    ${also.joins} order by ${part.orderByKeys} ${end}`;
}

export function storedIn<K extends RecordKind>({ record, fromRevision }: BesideRecord): Stored<RecordOf<K>> | null {
  return record === null ? null : { record: JSON.parse(record) as RecordOf<K>, revision: fromRevision ?? 0 };
}
