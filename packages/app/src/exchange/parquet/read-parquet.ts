import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  type ParquetRowRange,
  type ParquetScan,
  parquetScan,
  type RowGroup,
  type SchemaElement,
} from "hyparquet";
import { RapporteurError } from "@rapporteur/core/base";
import { checkPages } from "./check-pages.ts";
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
 * Opens a Parquet file and reads its foot, in this process, which a file may keep busy or fill: `openParquet` reads strangers' files.
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
    const rows = Number(metadata.num_rows);
    if (!(rows >= 0 && rows <= mostRowsPerByte * file.byteLength)) throw new Error("it says that it has more rows than it can hold");
    if (scan.ranges.reduce((sum, { rowStart, rowEnd }) => sum + rowEnd - rowStart, 0) !== rows)
      throw new Error("its row groups do not have its rows");
    const groups = scan.ranges.map((range, at) => openGroup({ path, file, scan }, range, metadata.row_groups[at]));
    return { path, rows, columns: flatColumns(metadata), metadata: keptIn(metadata), groups };
  });
}

/** Statements have ids of their own, so that a row takes a byte at the least; other tables are small. */
const mostRowsPerByte = 8;

interface OpenFile {
  readonly path: string;
  readonly file: AsyncBuffer;
  readonly scan: ParquetScan;
}

function openGroup({ path, file, scan }: OpenFile, range: ParquetRowRange, group: RowGroup | undefined): ParquetGroup {
  const chunks = (group?.columns ?? []).flatMap(({ meta_data: about }) =>
    about === undefined ? [] : [[about.path_in_schema.join("."), about] as const],
  );
  const aboutOf = new Map(chunks);
  const rows = range.rowEnd - range.rowStart;
  const missing = (name: string): number | null => {
    const nulls = aboutOf.get(name)?.statistics?.null_count;
    return nulls === undefined ? null : Number(nulls);
  };
  const read = async (name: string): Promise<ParquetCells> => {
    const about = aboutOf.get(name);
    if (about === undefined) throw new Error(`a row group has no column ${name}`);
    await checkPages(file, about, rows);
    return scan.readColumn({ column: name, ...range });
  };
  return { rows, missing, column: async (name) => (missing(name) === rows ? null : guard(path, () => read(name))) };
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
