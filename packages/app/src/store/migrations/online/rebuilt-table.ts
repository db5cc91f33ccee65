import { sql, type Kysely } from "kysely";
import type { Tables } from "../../tables.ts";

/** To milliseconds: what JavaScript knows, so that a moment that was read finds itself. */
export const momentType = "timestamptz(3)";

export type NewType = "date" | "json" | "jsonb" | typeof momentType;

/** A table that is made again with other types, or in partitions, while others use it. PostgreSQL alone. */
export interface RebuiltTable {
  readonly name: string;
  /** Its primary key. */
  readonly key: readonly string[];
  /** New types of columns; the others keep theirs. */
  readonly types: Readonly<Record<string, NewType>>;
  /** Hash partitions by project; 0 for a plain table. */
  readonly partitions: number;
}

/** Statements in one message: of those for which everybody waits, the way to the server and back is the longest part. */
export async function runTogether(db: Kysely<Tables>, statements: readonly string[]): Promise<void> {
  await sql.raw(statements.join(";\n")).execute(db);
}

/** Names of what stands beside the table until it takes its place. */
export const nextOf = ({ name }: RebuiltTable): string => `${name}_next`;
export const changesOf = ({ name }: RebuiltTable): string => `${name}_changes`;

/** A text of the old column as its new type. Dates that no calendar has were possible once, of statements; they become none. */
export function converted(column: string, type: NewType): string {
  if (type !== "date") return `${column}::${type}`;
  return `case when ${column} ~ '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$' then ${column}::date else day_of(${column}) end`;
}

/** A function for `converted`, which is needed only while tables are made again. It is slow: most dates need no such test. */
export const dayOf = `create or replace function day_of(given text) returns date language plpgsql immutable as $$
  begin return given::date; exception when others then return null; end $$`;

interface Column {
  readonly name: string;
}

/** Columns in their order, and what each becomes of the old row, which is `old`. */
export async function columnsOf(db: Kysely<Tables>, { name, types }: RebuiltTable): Promise<{ names: string; values: string }> {
  const { rows } = await sql<Column>`select attname as name from pg_attribute
    where attrelid = to_regclass(${name}) and attnum > 0 and not attisdropped order by attnum`.execute(db);
  const value = (column: string): string => (types[column] === undefined ? `old.${column}` : converted(`old.${column}`, types[column]));
  return { names: rows.map((row) => row.name).join(", "), values: rows.map((row) => value(row.name)).join(", ") };
}

/** Makes the empty table beside the old one: its columns, types and primary key, without the other indexes. */
export async function createNext(db: Kysely<Tables>, table: RebuiltTable): Promise<void> {
  const next = nextOf(table);
  await runTogether(db, [
    `create table ${next} (like ${table.name} including defaults)${table.partitions > 0 ? " partition by hash (project)" : ""}`,
    ...Object.entries(table.types).map(([column, type]) => `alter table ${next} alter column ${column} type ${type} using null`),
    `alter table ${next} add primary key (${table.key.join(", ")})`,
    ...Array.from(
      { length: table.partitions },
      (_, at) => `create table ${table.name}_part_${at} partition of ${next} for values with (modulus ${table.partitions}, remainder ${at})`,
    ),
  ]);
}

/** Gives the new table the indexes of the old one, under names that end in `_next`. */
export async function createIndexes(db: Kysely<Tables>, table: RebuiltTable): Promise<void> {
  for (const { name, definition } of await indexesOf(db, [table])) {
    const nextName = `${name}_next`;
    const text = definition.replace(
      /^(CREATE (?:UNIQUE )?INDEX) \S+ ON (?:ONLY )?\S+ /,
      (_, start: string) => `${start} ${nextName} ON ${nextOf(table)} `,
    );
    const { rows } = await sql`select to_regclass(${nextName}) as found`.execute(db);
    if ((rows[0] as { found: string | null }).found === null) await sql.raw(text).execute(db);
  }
}

interface Index {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** All but those of primary keys. */
export async function indexesOf(db: Kysely<Tables>, tables: readonly RebuiltTable[]): Promise<readonly Index[]> {
  const { rows } = await sql<Index>`select t.relname as table, c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where t.oid in (${sql.join(tables.map(({ name }) => sql`to_regclass(${name})`))}) and not i.indisprimary order by c.relname`.execute(db);
  return rows;
}

/** What puts the new table in the place of the old one, which goes. The names of indexes stay what they were. */
export function placeTaking(table: RebuiltTable, indexes: readonly Index[]): readonly string[] {
  const own = indexes.filter((index) => index.table === table.name);
  return [
    `drop table ${table.name}`,
    `alter table ${nextOf(table)} rename to ${table.name}`,
    `alter index ${nextOf(table)}_pkey rename to ${table.name}_pkey`,
    ...own.map(({ name }) => `alter index ${name}_next rename to ${name}`),
  ];
}
