import { createHash } from "node:crypto";
import { keptTables, type KeptTable } from "./care-tables.ts";
import type { Snapshot } from "./care-snapshot.ts";
import { toSnakeCase } from "../snake-case.ts";
import type { CareStore } from "../store.ts";
import { sameValue } from "./same-value.ts";

export const dumpFormat = "rapporteur.library/1";

type Cell = string | number | null;

export interface DumpLine {
  readonly table: string;
  readonly row: Readonly<Record<string, Cell>>;
}

/**
 * A library as lines of JSON: one that names format and schema, then every row of every kept table. Password and token hashes are in it, sessions are
 * not; erased records are tombstones. Equal libraries give equal lines in either database.
 *
 * Memory: some thousand rows.
 */
export async function* dumpLines(snapshot: Snapshot, schema: number): AsyncGenerator<string> {
  yield JSON.stringify({ format: dumpFormat, schema });
  for (const table of keptTables) {
    for await (const row of rowsOf(snapshot, table)) yield JSON.stringify({ table: table.name, row } satisfies DumpLine);
  }
}

async function* rowsOf(snapshot: Snapshot, { name, columns, key, rowsAtOnce }: KeptTable): AsyncGenerator<DumpLine["row"]> {
  const keys = key.map(toSnakeCase).join(", ");
  const places = key.map(() => "?").join(", ");
  const select = `select ${columns.map(toSnakeCase).join(", ")} from ${toSnakeCase(name)}`;
  for (let after: readonly unknown[] | null = null; ;) {
    const where: string = after === null ? "" : ` where (${keys}) > (${places})`;
    const rows: readonly (readonly unknown[])[] = await snapshot.rows(`${select}${where} order by ${keys} limit ${rowsAtOnce}`, after ?? []);
    for (const row of rows as readonly (readonly Cell[])[])
      yield Object.fromEntries(columns.map((column, index) => [column, sameValue(name, column, row[index] ?? null)]));
    const last = rows.at(-1);
    if (rows.length < rowsAtOnce || last === undefined) return;
    after = last.slice(0, key.length);
  }
}

/** Counts and digest of a dump while its lines pass by. Records are counted by kind as they stand, other rows by table. */
export function openDigest(): { take(line: string): void; result(): Awaited<ReturnType<CareStore["digest"]>> } {
  const hash = createHash("sha256");
  const counts: Record<string, number> = {};
  const count = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  return {
    take(line) {
      hash.update(line).update("\n");
      const { table, row } = JSON.parse(line) as Partial<DumpLine>;
      if (table === undefined || row === undefined || table === "libraryState") return;
      count(table);
      if (table === "versions" && row["toRevision"] === null && row["record"] !== null) count(String(row["kind"]));
    },
    result: () => ({ counts, sha256: hash.copy().digest("hex") }),
  };
}

export async function digestOf(snapshot: Snapshot, schema: number): Promise<Awaited<ReturnType<CareStore["digest"]>>> {
  const digest = openDigest();
  for await (const line of dumpLines(snapshot, schema)) digest.take(line);
  return digest.result();
}
