import { asyncBufferFromFile, type AsyncBuffer, type FileMetaData, parquetMetadataAsync, type RowGroup, type SchemaElement } from "hyparquet";
import { RapporteurError } from "@rapporteur/core/base";
import { checkPages } from "./check-pages.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import type { PackedColumn } from "./packed-column.ts";
import { kindOfElement, type ParquetColumn } from "./parquet-columns.ts";
import { readColumn } from "./read-column.ts";

/** A stretch of rows; a column is read when it is asked for. */
export interface ParquetGroup {
  readonly rows: number;
  /** Null where no row has a value, as the file itself says: nothing is read then. */
  readonly column: (name: string) => Promise<PackedColumn | null>;
  /** What tells its values apart, in place of them; null where no row has one. See `fingerprintOf`. */
  readonly fingerprints: (name: string) => Promise<Float64Array | null>;
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
    const metadata = await parquetMetadataAsync(file);
    const rows = Number(metadata.num_rows);
    if (!(rows >= 0 && rows <= mostRowsPerByte * file.byteLength)) throw new Error("it says that it has more rows than it can hold");
    const elements = flatElements(metadata);
    const groups = metadata.row_groups.map((group) => openGroup({ path, file, elements }, group));
    if (groups.some((group) => !(group.rows >= 0)) || groups.reduce((sum, group) => sum + group.rows, 0) !== rows)
      throw new Error("its row groups do not have its rows");
    return { path, rows, columns: [...elements.values()].map(({ column }) => column), metadata: keptIn(metadata), groups };
  });
}

/** Statements have ids of their own, so that a row takes a byte at the least; other tables are small. */
const mostRowsPerByte = 8;

interface FlatElement {
  readonly element: SchemaElement;
  readonly column: ParquetColumn;
}

interface OpenFile {
  readonly path: string;
  readonly file: AsyncBuffer;
  readonly elements: ReadonlyMap<string, FlatElement>;
}

function openGroup({ path, file, elements }: OpenFile, group: RowGroup): ParquetGroup {
  const chunks = group.columns.flatMap(({ meta_data: about }) => (about === undefined ? [] : [[about.path_in_schema.join("."), about] as const]));
  const aboutOf = new Map(chunks);
  const rows = Number(group.num_rows);
  const missing = (name: string): number | null => {
    const nulls = aboutOf.get(name)?.statistics?.null_count;
    return nulls === undefined ? null : Number(nulls);
  };
  const read = async (name: string): Promise<PackedColumn> => {
    const [about, flat] = [aboutOf.get(name), elements.get(name)];
    if (about === undefined || flat === undefined) throw new Error(`a row group has no column ${name}`);
    return readColumn(await checkPages(file, about, rows), { about, rows, element: flat.element, kind: flat.column.kind });
  };
  const column = async (name: string): Promise<PackedColumn | null> => (missing(name) === rows ? null : guard(path, () => read(name)));
  const fingerprints = async (name: string): Promise<Float64Array | null> => {
    const found = await column(name);
    return found === null ? null : fingerprintsOf(found);
  };
  return { rows, missing, column, fingerprints };
}

function flatElements({ schema }: FileMetaData): Map<string, FlatElement> {
  const elements = new Map<string, FlatElement>();
  // Elements stand before their children; what has children is passed over with them.
  for (let at = 1; at < schema.length; at++) {
    const element = schema[at] as SchemaElement;
    if ((element.num_children ?? 0) > 0) {
      at = endOf(schema, at);
      continue;
    }
    const { name } = element;
    if (typeof name !== "string") throw new Error("a column has a name that is not text");
    const kind = kindOfElement(element);
    if (kind !== null && element.repetition_type !== "REPEATED")
      elements.set(name, { element, column: { name, kind, isRequired: element.repetition_type === "REQUIRED" } });
  }
  return elements;
}

/** The last element below one, however many it says that there are. */
function endOf(schema: readonly SchemaElement[], at: number): number {
  let last = at;
  for (let child = 0; child < (schema[at]?.num_children ?? 0) && last < schema.length; child++) last = endOf(schema, last + 1);
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
    // Where its parts contradict each other, the engine fails before that reader looks.
    const isEngines = cause instanceof TypeError || cause instanceof RangeError;
    const problem = isEngines ? "it is damaged" : cause instanceof Error ? cause.message : String(cause);
    throw new RapporteurError("RAP_EXCHANGE_PARQUET", { file: path, problem }, { cause });
  }
}
