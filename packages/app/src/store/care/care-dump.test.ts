import { expect, test } from "vitest";
import { dumpLines, openDigest } from "./care-dump.ts";
import type { Snapshot } from "./care-snapshot.ts";
import { keptTables } from "./care-tables.ts";

/** A snapshot whose tables are empty but for originals, which are read one at a time. */
function snapshotOf(originals: readonly (readonly [string, string, number, string])[]) {
  const asked: [query: string, values: readonly unknown[]][] = [];
  const rows = async (query: string, values: readonly unknown[]): Promise<readonly (readonly unknown[])[]> => {
    if (!query.includes(" from originals")) return [];
    asked.push([query, values]);
    return originals.filter(([project, sha]) => values.length === 0 || [project, sha].join() > values.join()).slice(0, 1);
  };
  return { asked, snapshot: { rows } as unknown as Snapshot };
}

async function linesOf(snapshot: Snapshot): Promise<object[]> {
  const lines: object[] = [];
  for await (const line of dumpLines(snapshot, 7)) lines.push(JSON.parse(line) as object);
  return lines;
}

test("a dump begins with its format and schema and has every row, read on from the last one that was read", async () => {
  const { asked, snapshot } = snapshotOf([
    ["main", "aa", 1, "AA=="],
    ["main", "bb", 2, "Ag=="],
  ]);
  const row = (sha256: string, size: number, bytes: string) => ({ table: "originals", row: { project: "main", sha256, size, bytes } });
  expect(await linesOf(snapshot)).toEqual([{ format: "rapporteur.library/1", schema: 7 }, row("aa", 1, "AA=="), row("bb", 2, "Ag==")]);
  expect(asked.map(([, values]) => values)).toEqual([[], ["main", "aa"], ["main", "bb"]]);
  expect(asked[0]?.[0]).toBe("select project, sha256, size, bytes from originals order by project, sha256 limit 1");
  expect(asked[1]?.[0]).toContain(" where (project, sha256) > (?, ?) order by ");
});

test("a library without rows is one line", async () => {
  expect(await linesOf(snapshotOf([]).snapshot)).toHaveLength(1);
  expect(keptTables.length).toBeGreaterThan(10);
});

test("a digest counts rows by table and records by kind as they stand, and hangs on every line", () => {
  const line = (table: string, row: object): string => JSON.stringify({ table, row });
  const lines = [
    JSON.stringify({ format: "rapporteur.library/1", schema: 7 }),
    line("libraryState", { id: 1 }),
    line("accounts", { id: "a" }),
    line("versions", { kind: "memo", toRevision: null, record: "{}" }),
    line("versions", { kind: "memo", toRevision: 4, record: "{}" }),
    line("versions", { kind: "memo", toRevision: null, record: null }),
  ];
  const digestOf = (given: readonly string[]) => {
    const digest = openDigest();
    for (const one of given) digest.take(one);
    return digest.result();
  };
  expect(digestOf(lines).counts).toEqual({ accounts: 1, versions: 3, memo: 1 });
  const digests = lines.map((_, at) => digestOf(lines.toSpliced(at, 1)).sha256);
  expect(new Set([...digests, digestOf(lines).sha256]).size).toBe(lines.length + 1);
});
