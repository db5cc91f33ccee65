import { sql, type RawBuilder } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import type { Page } from "../queries.ts";

type KeyValue = string | number | null;

/** How a list is ordered: by these columns, all in one direction, the last of them unique. Only the first may hold nulls, and they come last. */
export interface ListOrder {
  /** Names the order in cursors. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly isDescending: boolean;
  readonly hasNulls: boolean;
  /** Whether the first column is an expression that an index holds: SQLite finds its place in that by a bound of its own. */
  readonly isOfExpression?: boolean;
  /** Whether a text may be a value of the first column, where not every text may. */
  readonly takes?: (value: string) => boolean;
}

/** Rows of one part of a list, with the values of the order's columns as `key0`, `key1` … */
export interface PartOfList {
  /** Conditions that the part puts on rows; null for none. */
  readonly where: RawBuilder<boolean> | null;
  readonly orderBy: RawBuilder<unknown>;
  /** The same order by the keys of the rows, for what selects from them. */
  readonly orderByKeys: RawBuilder<unknown>;
  readonly limit: number;
  /** Names all that the part puts into a text: null where it goes on from a cursor. */
  readonly shape: string | null;
}

export type KeyedRow = Readonly<Record<`key${number}`, KeyValue>>;

/**
 * A page of a list by its order: what follows the cursor's values, not what follows a count, so that changes meanwhile neither repeat nor skip entries.
 * Rows without a value for the first column come in a second query, so that both use the same index in both dialects.
 *
 * @throws RAP_STORE_CURSOR for a cursor of another list or order
 */
export async function listPage<Row extends KeyedRow>(
  order: ListOrder,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  select: (part: PartOfList) => Promise<readonly Row[]>,
): Promise<Page<Row>> {
  const after = readCursor(order, cursor);
  const rows: Row[] = [];
  const size = Math.max(1, Math.min(limit, 500));
  const shape = after === null ? `${order.name}${order.isDescending ? "-" : "+"}` : null;
  if (after === null || after[0] !== null) rows.push(...(await select({ ...withValues(order, after), limit: size + 1, shape })));
  if (order.hasNulls && rows.length <= size)
    rows.push(...(await select({ ...withoutValue(order, after), limit: size + 1 - rows.length, shape: null })));
  const entries = rows.slice(0, size);
  const last = entries.at(-1);
  return { entries, next: rows.length > size && last !== undefined ? writeCursor(order, last) : null };
}

/** What a query selects so that its rows have keys. */
export function keyColumns({ columns }: ListOrder): RawBuilder<KeyValue>[] {
  return columns.map((column) => sql<KeyValue>`${sql.ref(column)}`);
}

/** Lengths of pages that the program's own lists have. */
const usualLimits: ReadonlySet<number> = new Set([20, 50, 100, 200, 500]);

/** Whether a part is the beginning of a list, of a usual length: there are few of these, so that their texts and plans can be kept. */
export function isUsualPart({ shape, limit }: PartOfList): boolean {
  return shape !== null && usualLimits.has(limit - 1);
}

/** Spelled out where it is usual: else a plan that is kept would be one for lists of any length. */
export function limitOf(part: PartOfList): RawBuilder<number> {
  return isUsualPart(part) ? sql<number>`${sql.lit(part.limit)}` : sql<number>`${part.limit}`;
}

const keyName = (_: string, index: number): string => `page.key${index}`;

function withValues(
  { columns, hasNulls, isDescending, isOfExpression = false }: ListOrder,
  after: readonly KeyValue[] | null,
): Omit<PartOfList, "limit" | "shape"> {
  const first = columns[0] ?? "";
  const isThere = hasNulls ? sql<boolean>`${sql.ref(first)} is not null` : null;
  const beyond = after === null ? null : comparison(columns, isDescending, after);
  const bound = sql<boolean>`${sql.ref(first)} ${sql.raw(isDescending ? "<=" : ">=")} ${after?.[0]}`;
  const follows = beyond !== null && isOfExpression ? sql<boolean>`${bound} and ${beyond}` : beyond;
  const where = isThere !== null && follows !== null ? sql<boolean>`${isThere} and ${follows}` : (isThere ?? follows);
  return { where, orderBy: ordering(columns, isDescending), orderByKeys: ordering(columns.map(keyName), isDescending) };
}

function withoutValue({ columns, isDescending }: ListOrder, after: readonly KeyValue[] | null): Omit<PartOfList, "limit" | "shape"> {
  const [first = "", ...rest] = columns;
  const isMissing = sql<boolean>`${sql.ref(first)} is null`;
  const follows = after !== null && after[0] === null ? comparison(rest, isDescending, after.slice(1)) : null;
  const where = follows === null ? isMissing : sql<boolean>`${isMissing} and ${follows}`;
  return { where, orderBy: ordering(rest, isDescending), orderByKeys: ordering(columns.map(keyName).slice(1), isDescending) };
}

function comparison(columns: readonly string[], isDescending: boolean, values: readonly KeyValue[]): RawBuilder<boolean> {
  const left = sql.join(columns.map((column) => sql.ref(column)));
  const right = sql.join(values);
  return isDescending ? sql<boolean>`(${left}) < (${right})` : sql<boolean>`(${left}) > (${right})`;
}

function ordering(columns: readonly string[], isDescending: boolean): RawBuilder<unknown> {
  return sql.join(columns.map((column) => (isDescending ? sql`${sql.ref(column)} desc` : sql`${sql.ref(column)}`)));
}

function writeCursor({ name, columns, isDescending }: ListOrder, row: KeyedRow): string {
  const values = columns.map((_, index) => row[`key${index}`]);
  return Buffer.from(JSON.stringify([`${name}${isDescending ? "-" : "+"}`, ...values])).toString("base64url");
}

function readCursor(order: ListOrder, cursor: string | undefined): readonly KeyValue[] | null {
  if (cursor === undefined) return null;
  const [name, ...values] = parseCursor(cursor);
  const takes = (value: string, index: number): boolean => index > 0 || order.takes === undefined || order.takes(value);
  const isKey = (value: unknown, index: number): value is KeyValue =>
    (typeof value === "string" && takes(value, index)) ||
    (typeof value === "number" && Number.isFinite(value)) ||
    (value === null && index === 0 && order.hasNulls);
  if (name === `${order.name}${order.isDescending ? "-" : "+"}` && values.length === order.columns.length && values.every(isKey)) return values;
  throw new RapporteurError("RAP_STORE_CURSOR", { cursor: cursor.slice(0, 60) });
}

function parseCursor(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor.slice(0, 4000), "base64url").toString("utf8"));
    if (Array.isArray(parsed)) return parsed as unknown[];
  } catch {
    // No cursor at all: the caller says so.
  }
  return [];
}
