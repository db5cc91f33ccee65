import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

/** By which a text says that it is to be planned once a connection. */
export const planMark = "/* keeps its plan */";

/**
 * At the end of a query that every request asks, and whose best plan is the same whatever it asks for, as where rows are found by their key: PostgreSQL plans it once a
 * connection, which takes longer than running it. Its text must not grow with what is asked for.
 */
export const keepsPlan = sql.raw(planMark);

/**
 * Whether a column has one of these values, which PostgreSQL takes as one array: the text is the same however many they are.
 *
 * @param column as the program writes it, with its table where need be
 * @param values one at least
 * @param kind what the column holds
 */
export function isAmong(
  db: Pick<Kysely<never>, "getExecutor">,
  column: string,
  values: readonly string[] | readonly number[],
  kind: "text" | "integer" = "text",
): RawBuilder<boolean> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`;
  return sql<boolean>`${sql.ref(column)} = any(${values}::${sql.raw(`${kind}[]`)})`;
}
