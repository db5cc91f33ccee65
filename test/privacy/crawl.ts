import { existsSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";

/** Where one of the words was found: a table's column, or a file. */
export type Places = readonly string[];

/** Looks through every column of every table, system tables of the search index among them, and of a file through every byte, free pages too. */
export async function crawl(place: string, words: readonly string[]): Promise<Places> {
  return place.startsWith("postgres:") ? crawlPostgres(place, words) : crawlSqlite(place, words);
}

function crawlSqlite(path: string, words: readonly string[]): Places {
  const db = new DatabaseSync(path, { readOnly: true });
  const names = db.prepare("select name from sqlite_schema where type = 'table'").all() as { name: string }[];
  const rowsOf = (name: string): object[] => {
    const statement = db.prepare(`select * from "${name}"`);
    // The search index counts in numbers of 64 bits.
    statement.setReadBigInts(true);
    return statement.all();
  };
  const found = names.flatMap(({ name }) => inRows(name, rowsOf(name), words));
  db.close();
  return [...new Set([...found, ...[path, `${path}-wal`].flatMap((file) => inBytes(file, words))])].sort();
}

async function crawlPostgres(address: string, words: readonly string[]): Promise<Places> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const tables = await client.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public'");
  const found: string[] = [];
  for (const { name } of tables.rows) found.push(...inRows(name, (await client.query(`select * from "${name}"`)).rows as object[], words));
  await client.end();
  return [...new Set(found)].sort();
}

function inRows(table: string, rows: readonly object[], words: readonly string[]): string[] {
  return rows.flatMap((row) => Object.entries(row).flatMap(([column, value]) => (holds(toBytes(value), words) ? [`${table}.${column}`] : [])));
}

function toBytes(value: unknown): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value);
  return Buffer.from(typeof value === "bigint" ? value.toString() : (JSON.stringify(value) ?? ""));
}

/** A file's bytes, without regard to what they mean. */
export function inBytes(path: string, words: readonly string[]): string[] {
  return existsSync(path) && holds(readFileSync(path), words) ? ["bytes"] : [];
}

/** In whatever case, since the search index folds what it keeps. */
function holds(bytes: Buffer, words: readonly string[]): boolean {
  const text = bytes.toString("latin1").toLowerCase();
  return words.some((word) => text.includes(word.toLowerCase()));
}
