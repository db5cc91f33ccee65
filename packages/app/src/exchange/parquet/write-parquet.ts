import { dayMs } from "@rapporteur/core/base";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import { type ParquetColumn, parquetSchemaOf, type ParquetValue } from "./parquet-columns.ts";

export interface ParquetFileOptions {
  readonly columns: readonly ParquetColumn[];
  /** Kept in the foot of the file, by key. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A Parquet file that is being written. */
export interface ParquetFile {
  /** Values in the order of the columns. */
  readonly add: (row: readonly ParquetValue[]) => void;
  /** Writes what is left and the foot, without which it is no Parquet file. Gives the number of rows. */
  readonly finish: () => number;
}

/** A row group is what a reader holds in memory at once. */
const rowsOfGroup = 65_536;
/** UTF-16 code units; long texts make groups of fewer rows. */
const textOfGroup = 1 << 23;

type Cell = string | number | bigint | boolean | null;

/**
 * Writes rows to a Parquet file, group by group, compressed with Snappy. The same rows give the same bytes.
 *
 * @throws what the file system throws
 * Cost: O(cells); memory of one row group.
 */
export function createParquetFile(path: string, { columns, metadata = {} }: ParquetFileOptions): ParquetFile {
  const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  const schema = parquetSchemaOf(columns);
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, kvMetadata, createdBy: "rapporteur" });
  const converters = columns.map(({ kind }) => converterOf(kind));
  const emptyGroup = (): Cell[][] => columns.map(() => []);
  let group = emptyGroup();
  let [groupRows, groupText, rows] = [0, 0, 0];
  const flush = (): void => {
    if (groupRows === 0) return;
    const columnData = columns.map(({ name }, at) => ({ name, data: group[at] ?? [] }));
    // Writes at once: the file is written to without waiting.
    void writer.write({ columnData, rowGroupSize: groupRows });
    [group, groupRows, groupText] = [emptyGroup(), 0, 0];
  };
  return {
    add(row) {
      for (let at = 0; at < converters.length; at++) {
        const cell = (converters[at] as Converter)(row[at] ?? null);
        if (typeof cell === "string") groupText += cell.length;
        (group[at] as Cell[]).push(cell);
      }
      groupRows++;
      rows++;
      if (groupRows === rowsOfGroup || groupText > textOfGroup) flush();
    },
    finish() {
      flush();
      void writer.finish();
      return rows;
    },
  };
}

type Converter = (value: ParquetValue) => Cell;

function converterOf(kind: ParquetColumn["kind"]): Converter {
  if (kind === "date") return (value) => (typeof value === "number" && !Number.isNaN(value) ? Math.floor(value / dayMs) : null);
  if (kind === "time") return (value) => (typeof value === "number" && !Number.isNaN(value) ? BigInt(Math.round(value)) : null);
  if (kind === "number") return (value) => (typeof value === "number" && !Number.isNaN(value) ? value : null);
  if (kind === "list") return (value) => (value === null ? null : JSON.stringify(value));
  // Half of a character has no place in UTF-8.
  if (kind === "text") return (value) => (typeof value === "string" ? value.toWellFormed() : null);
  return (value) => (typeof value === "number" || typeof value === "boolean" ? value : null);
}
