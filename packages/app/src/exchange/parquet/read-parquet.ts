import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import {
  asyncBufferFromFile,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  type RowGroup,
  type SchemaElement,
} from "hyparquet";
import { RapporteurError } from "@rapporteur/core/base";
import { kindOfElement, type ParquetColumn } from "./parquet-columns.ts";

/** Values of one column of a row group; dates and times are milliseconds since 1970 UTC, missing values null or undefined. */
export type ParquetCells = ArrayLike<unknown>;

/** A stretch of rows; a column is read when it is asked for. */
export interface ParquetGroup {
  readonly rows: number;
  /** Null where no row has a value, as the file itself says: nothing is read then. */
  readonly column: (name: string) => Promise<ParquetCells | null>;
  /** How many rows have no value; null where the file does not say. */
  readonly missing: (name: string) => number | null;
}

/** A Parquet file, opened for reading. */
export interface ParquetSource {
  readonly path: string;
  readonly rows: number;
  /** Flat columns of kinds that a table can hold. */
  readonly columns: readonly ParquetColumn[];
  /** What its writer kept in its foot, by key. */
  readonly metadata: ReadonlyMap<string, string>;
  readonly groups: readonly ParquetGroup[];
}

/** Compressions besides Snappy, which the reader brings. */
const compressors: Compressors = {
  GZIP: (input) => gunzipSync(input),
  BROTLI: (input) => brotliDecompressSync(input),
  ZSTD: (input) => zstdDecompressSync(input),
};

const parsers = {
  timestampFromMilliseconds: (millis: bigint) => Number(millis),
  timestampFromMicroseconds: (micros: bigint) => Number(micros) / 1000,
  timestampFromNanoseconds: (nanos: bigint) => Number(nanos) / 1_000_000,
  dateFromDays: (days: number) => days * 86_400_000,
};

/**
 * Opens a Parquet file and reads its foot.
 *
 * @throws RAP_SOURCE_NOT_FOUND; RAP_EXCHANGE_PARQUET where it is no Parquet file, is damaged, or is compressed in a way that cannot be read
 * Cost: O(row groups × columns).
 */
export async function openParquetFile(path: string): Promise<ParquetSource> {
  const file = await asyncBufferFromFile(path).catch((cause: unknown) => {
    throw new RapporteurError("RAP_SOURCE_NOT_FOUND", { source: path }, { cause });
  });
  return guard(path, async () => {
    const metadata = await parquetMetadataAsync(file, { parsers });
    const scan = await parquetScan({ file, metadata, parsers, compressors });
    const groups = scan.ranges.map(({ rowStart, rowEnd }, at): ParquetGroup => {
      const missingOf = countMissing(metadata.row_groups[at]);
      const rows = rowEnd - rowStart;
      return {
        rows,
        missing: (name) => missingOf.get(name) ?? null,
        column: async (name) => (missingOf.get(name) === rows ? null : guard(path, () => scan.readColumn({ column: name, rowStart, rowEnd }))),
      };
    });
    return { path, rows: Number(metadata.num_rows), columns: flatColumns(metadata), metadata: keptIn(metadata), groups };
  });
}

function countMissing(group: RowGroup | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { meta_data: about } of group?.columns ?? []) {
    const nulls = about?.statistics?.null_count;
    if (about !== undefined && nulls !== undefined) counts.set(about.path_in_schema.join("."), Number(nulls));
  }
  return counts;
}

function flatColumns({ schema }: FileMetaData): ParquetColumn[] {
  const columns: ParquetColumn[] = [];
  // Elements stand before their children; what has children is passed over with them.
  for (let at = 1; at < schema.length; at++) {
    const element = schema[at] as SchemaElement;
    if ((element.num_children ?? 0) > 0) {
      at = endOf(schema, at);
      continue;
    }
    const kind = kindOfElement(element);
    if (kind !== null && element.repetition_type !== "REPEATED")
      columns.push({ name: element.name, kind, isRequired: element.repetition_type === "REQUIRED" });
  }
  return columns;
}

/** The last element below one. */
function endOf(schema: readonly SchemaElement[], at: number): number {
  let last = at;
  for (let child = 0; child < (schema[at]?.num_children ?? 0); child++) last = endOf(schema, last + 1);
  return last;
}

function keptIn({ key_value_metadata: kept = [] }: FileMetaData): Map<string, string> {
  return new Map(kept.map(({ key, value = "" }) => [key, value]));
}

/** The reader of the format says what is wrong in its own words; these name the file and the cure. */
async function guard<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof RapporteurError) throw cause;
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new RapporteurError("RAP_EXCHANGE_PARQUET", { file: path, problem }, { cause });
  }
}
