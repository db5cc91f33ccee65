import { statSync } from "node:fs";
import { serveTasks } from "@rapporteur/reader/sources";
import { parquetMs } from "./parquet-limits.ts";
import type { ParquetColumn } from "./parquet-columns.ts";
import { narrow, type PackedColumn } from "./packed-column.ts";
import { openParquetFile, type ParquetSource } from "./read-parquet.ts";

/* The process in which Parquet files are read. The other side ends it when its time or memory is up. */

export type ParquetTask =
  | { readonly kind: "open"; readonly path: string }
  | { readonly kind: "column" | "fingerprints"; readonly path: string; readonly group: number; readonly name: string };

export type ParquetAnswer =
  | {
      readonly kind: "opened";
      readonly rows: number;
      readonly columns: readonly ParquetColumn[];
      readonly metadata: readonly (readonly [string, string])[];
      readonly groups: readonly { readonly rows: number; readonly missing: readonly (readonly [string, number])[] }[];
    }
  | { readonly kind: "column"; readonly column: PackedColumn | null }
  | { readonly kind: "fingerprints"; readonly fingerprints: Float64Array | null };

/** Files whose foot has been read; a source may be a folder of many parts. */
const mostOpen = 1000;
const opened = new Map<string, { readonly source: ParquetSource; readonly stamp: string }>();

/** Opened once, as long as it stays the same file. */
async function sourceOf(path: string): Promise<ParquetSource> {
  const about = statSync(path, { throwIfNoEntry: false });
  const stamp = `${about?.ino} ${about?.size} ${about?.mtimeMs}`;
  const known = opened.get(path);
  if (known?.stamp === stamp) return known.source;
  const source = await openParquetFile(path);
  opened.delete(path);
  opened.set(path, { source, stamp });
  for (const old of opened.keys()) if (opened.size > mostOpen) opened.delete(old);
  return source;
}

serveTasks(async (given, begin): Promise<ParquetAnswer> => {
  const task = given as ParquetTask;
  begin(parquetMs, "processor");
  const source = await sourceOf(task.path);
  if (task.kind === "column") {
    const column = await source.groups[task.group]?.column(task.name);
    return { kind: "column", column: column == null ? null : narrow(column) };
  }
  if (task.kind === "fingerprints") return { kind: "fingerprints", fingerprints: (await source.groups[task.group]?.fingerprints(task.name)) ?? null };
  const { rows, columns, metadata, groups } = source;
  const missingOf = (group: ParquetSource["groups"][number]): [string, number][] =>
    columns.flatMap(({ name }) => {
      const count = group.missing(name);
      return count === null ? [] : [[name, count] as [string, number]];
    });
  return { kind: "opened", rows, columns, metadata: [...metadata], groups: groups.map((group) => ({ rows: group.rows, missing: missingOf(group) })) };
});
