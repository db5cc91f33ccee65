import { CompiledQuery, type Kysely } from "kysely";
import { toSnakeCase } from "./snake-case.ts";
import type { DialectName } from "./store-context.ts";
import type { Tables } from "./tables.ts";
import { sendQuery } from "./sql/send-query.ts";
import { planMark } from "./sql/kept-plans.ts";

/** Rows a statement: more make longer texts to prepare without being faster. */
const rowsAtOnce = 50;
/** Each statement goes to a PostgreSQL server and back. It takes 65,535 parameters, and no table has a hundred columns. */
const rowsToServer = 500;
/** Texts for so many rows are planned once a connection: those of one person's change. */
const rowsOfOneChange = 8;
const known = new Map<string, string>();

/**
 * Inserts many rows with few statements, whose texts are kept: about three times faster than building each query. All rows have the keys of the first.
 * Inside a transaction that is undone where a row cannot be inserted: SQLite need not note what each statement changes, to undo it alone.
 * A row that cannot be inserted may be told of by what is asked later in the transaction, or by its end (`sendQuery`).
 * Cost: O(cells).
 */
export async function insertRows<T extends keyof Tables>(
  db: Kysely<Tables>,
  dialect: DialectName,
  table: T,
  rows: readonly Readonly<Tables[T]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Tables[T] & string)[];
  for (let at = 0; at < rows.length;) {
    const count = countOfNext(dialect, rows.length - at);
    const values: unknown[] = [];
    for (const row of rows.slice(at, at + count)) for (const column of columns) values.push(row[column]);
    await sendQuery(db, CompiledQuery.raw(insertText(dialect, table, columns, count), values));
    at += count;
  }
}

/** A text is made once for every count of rows: whole groups, then what is left, which SQLite also prepares and so has in single rows. */
function countOfNext(dialect: DialectName, left: number): number {
  if (dialect === "sqlite") return left >= rowsAtOnce ? rowsAtOnce : 1;
  if (left >= rowsToServer) return rowsToServer;
  return Math.min(left, rowsAtOnce);
}

function insertText(dialect: DialectName, table: string, columns: readonly string[], count: number): string {
  const key = `${dialect}:${table}:${columns.join()}:${count}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const row = (index: number): string =>
    `(${columns.map((_, column) => (dialect === "sqlite" ? "?" : `$${index * columns.length + column + 1}`)).join(", ")})`;
  const text = `insert ${dialect === "sqlite" ? "or fail " : ""}into ${toSnakeCase(table)} (${columns.map(toSnakeCase).join(", ")}) values ${Array.from({ length: count }, (_, index) => row(index)).join(", ")}${count <= rowsOfOneChange ? ` ${planMark}` : ""}`;
  known.set(key, text);
  return text;
}

/** Cuts a list for `in (…)`: databases bound the count of parameters. */
export function inChunks<T>(values: readonly T[], size = 500): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < values.length; at += size) chunks.push(values.slice(at, at + size));
  return chunks;
}

/** Rows in the order of the key that they are kept under: neighbours go to one place of the index. Cost: O(n log n). */
export function inOrderOf<T>(rows: readonly T[], column: keyof T): T[] {
  return rows.toSorted((a, b) => (a[column] < b[column] ? -1 : a[column] > b[column] ? 1 : 0));
}
