import { PostgresAdapter, type CompiledQuery, type Kysely, type QueryResult, type UnknownRow } from "kysely";
import type { Tables } from "../tables.ts";

/** What a text may leave open; undefined where it does not ask for it. */
type Value = string | number | null | readonly string[] | readonly number[] | undefined;

/** Stands for a value while a text is made. */
class Slot {
  readonly find: (values: Values) => unknown;

  constructor(find: (values: Values) => unknown) {
    this.find = find;
  }
}

/** The same for a list, which may be taken whole or element by element. */
class SlotList extends Array<Slot> {
  whole = new Slot(() => null);
}

type Values = Readonly<Record<string, Value>>;

interface Kept {
  readonly query: CompiledQuery;
  readonly slots: readonly (Slot | null)[];
}

/** Texts follow from shapes: what people may ask for makes no more than so many. */
const mostKept = 500;
const kept = new Map<string, Kept>();

/**
 * Asks a question whose text is made once for each shape on a PostgreSQL server, and from then on only filled in: putting a query together takes longer than sending
 * it and reading what comes back. A file is in this process, and takes lists element by element: there the text is made each time.
 *
 * @param shape names all that the text depends on: the question, and what of `values` changes it, such as how many elements stand in an `in (…)`
 * @param build must put every value into the text as it was given, and none of them anywhere else
 */
export async function askKept<Row, V extends { readonly [K in keyof V]: Value }>(
  db: Kysely<Tables>,
  shape: string,
  values: V,
  build: (values: V) => CompiledQuery<Row>,
): Promise<readonly Row[]> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return (await db.executeQuery(build(values))).rows;
  const { query, slots } = keptOf(shape) ?? keep(shape, build(slotsFor(values)));
  const parameters = slots.map((slot, at) => (slot === null ? query.parameters[at] : slot.find(values)));
  return askAhead(db, { ...(query as CompiledQuery<Row>), parameters });
}

/**
 * Asks a question. Those that a transaction asks without waiting for one another (`Promise.all`) are sent together, and answered in their order: Kysely itself would
 * send each when the one before it is answered.
 */
async function askAhead<Row>(db: Kysely<Tables>, query: CompiledQuery<Row>): Promise<readonly Row[]> {
  if (!db.isTransaction) return (await db.executeQuery(query)).rows;
  const executor = db.getExecutor();
  const { answer } = await executor.provideConnection(async (connection) => {
    const asked = connection.executeQuery<Row>(query);
    asked.catch(() => undefined);
    return { answer: asked };
  });
  let result: QueryResult<UnknownRow> = await (answer as Promise<QueryResult<UnknownRow>>);
  for (const plugin of executor.plugins) result = await plugin.transformResult({ result, queryId: query.queryId });
  return result.rows as Row[];
}

/** Those used last are at the end of the map. */
function keptOf(shape: string): Kept | undefined {
  const found = kept.get(shape);
  if (found === undefined || kept.size < mostKept) return found;
  kept.delete(shape);
  kept.set(shape, found);
  return found;
}

function keep(shape: string, query: CompiledQuery): Kept {
  const slots = query.parameters.map((one) => (one instanceof SlotList ? one.whole : one instanceof Slot ? one : null));
  const made = { query, slots };
  kept.set(shape, made);
  if (kept.size > mostKept) for (const oldest of kept.keys()) if (kept.delete(oldest)) break;
  return made;
}

/** As `values`, with what finds each value in its place: to what makes the text they are values like any other. */
function slotsFor<V extends { readonly [K in keyof V]: Value }>(values: V): V {
  const slots = Object.entries<Value>(values).map(([name, value]) => [name, slotOf(name, value)]);
  return Object.fromEntries(slots) as V;
}

function slotOf(name: string, value: Value): Slot | SlotList | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return new Slot((values) => values[name]);
  const list = new SlotList();
  list.whole = new Slot((values) => values[name]);
  for (const at of value.keys()) list.push(new Slot((values) => (values[name] as readonly unknown[])[at]));
  return list;
}
