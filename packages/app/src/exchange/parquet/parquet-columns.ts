import type { SchemaElement } from "hyparquet";

/** What a column of a Parquet file holds. Files are flat, since not every reader knows nested columns: a list is a text, in JSON. */
export type ParquetKind = "text" | "list" | "boolean" | "integer" | "number" | "date" | "time";

export interface ParquetColumn {
  readonly name: string;
  readonly kind: ParquetKind;
  /** True where every row has a value. */
  readonly isRequired?: boolean;
}

/** A value of a row: dates and times are milliseconds since 1970 UTC. */
export type ParquetValue = string | number | boolean | readonly string[] | null;

const elements: Readonly<Record<ParquetKind, Omit<SchemaElement, "name">>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  list: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  boolean: { type: "BOOLEAN" },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  date: { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } },
  time: { type: "INT64", converted_type: "TIMESTAMP_MILLIS", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" } },
};

/** The types as people who read Parquet call them. */
export const parquetTypeNames: Readonly<Record<ParquetKind, string>> = {
  text: "string",
  list: "string (JSON list of strings)",
  boolean: "boolean",
  integer: "int32",
  number: "double",
  date: "date32",
  time: "timestamp[ms, UTC]",
};

export function parquetSchemaOf(columns: readonly ParquetColumn[]): SchemaElement[] {
  const leaves = columns.map(({ name, kind, isRequired = false }): SchemaElement => {
    return { name, ...elements[kind], repetition_type: isRequired ? "REQUIRED" : "OPTIONAL" };
  });
  return [{ name: "root", num_children: columns.length }, ...leaves];
}

/** The kind of a column of anybody's file; null for what has no place in a table of ours: nested columns, bytes, intervals. */
export function kindOfElement({ type, converted_type: converted, logical_type: logical }: SchemaElement): ParquetKind | null {
  const meaning = logical?.type;
  if (type === "BOOLEAN") return "boolean";
  if (converted === "DATE" || meaning === "DATE") return "date";
  if (converted === "TIMESTAMP_MILLIS" || converted === "TIMESTAMP_MICROS" || meaning === "TIMESTAMP") return "time";
  if (type === "BYTE_ARRAY") return converted === "UTF8" || meaning === "STRING" || converted === "ENUM" ? "text" : null;
  if (meaning === "TIME" || converted?.startsWith("TIME_") === true || meaning === "DECIMAL" || converted === "DECIMAL") return null;
  if (type === "INT32" || type === "INT64") return "integer";
  return type === "DOUBLE" || type === "FLOAT" ? "number" : null;
}
