import { RapporteurError } from "@rapporteur/core/base";
import type { Column } from "@rapporteur/core/model";
import type { ParquetColumn } from "../../exchange/parquet/parquet-columns.ts";
import type { ParquetSource } from "../../exchange/parquet/read-parquet.ts";
import { readoutSchema } from "../input/readout-table.ts";
import { variablesInFoot, variablesKey, type VariableColumns } from "./statement-columns.ts";

const parts = ["id", "type", "document", "time", "start", "end", "review", "reviewedByPerson"] as const;
type Part = (typeof parts)[number];

/** Which column of a file of statements is what. */
export interface StatementLayout {
  readonly parts: Readonly<Record<Part, string | null>>;
  readonly variables: readonly VariableColumns[];
  /** Fields of the document, where the file has them itself. */
  readonly fields: readonly { readonly field: string; readonly column: string }[];
}

/** Names of columns, those of our own files first; then those of our Spark package and of others. */
const names: Readonly<Record<Part, readonly string[]>> = {
  id: ["statement_id", "statement", "id"],
  type: ["statement_type", "type"],
  document: ["document_id", "document"],
  time: ["time", "datetime", "date"],
  start: ["start"],
  end: ["end", "stop"],
  review: ["review"],
  reviewedByPerson: ["reviewed_by_person", "reviewedByPerson"],
};

/**
 * Finds the columns of a file of statements: by what its writer put into its foot, else by their names and types, since pandas and others write a file without
 * that.
 *
 * @throws RAP_EXCHANGE_COLUMN where it has no column of documents
 */
export function layoutOf({ path, columns, metadata }: Pick<ParquetSource, "path" | "columns" | "metadata">): StatementLayout {
  const present = new Set(columns.map(({ name }) => name));
  const find = (part: Part): string | null => names[part].find((name) => present.has(name)) ?? null;
  const found = Object.fromEntries(parts.map((part) => [part, find(part)])) as Record<Part, string | null>;
  if (found.document === null) {
    const cure = `name it document_id; its columns are ${[...present].slice(0, 20).join(", ")}`;
    throw new RapporteurError("RAP_EXCHANGE_COLUMN", { file: path, column: "document_id", cure });
  }
  const taken = new Set(Object.values(found));
  const fields = columns.flatMap(({ name }) => {
    const field = /^document_(.+)$/.exec(name)?.[1];
    return field === undefined || taken.has(name) ? [] : [{ field, column: name }];
  });
  for (const { column } of fields) taken.add(column);
  const told = toldVariables(metadata.get(variablesKey), present);
  return { parts: found, fields, variables: told ?? inferVariables(columns.filter(({ name }) => !taken.has(name))) };
}

/** Null where the foot says nothing, or names what is not there: columns may have been dropped or renamed since. */
function toldVariables(text: string | undefined, present: ReadonlySet<string>): VariableColumns[] | null {
  if (text === undefined) return null;
  const parsed = variablesInFoot.safeParse(jsonOf(text));
  const isThere = (name: string | null): boolean => name === null || present.has(name);
  return parsed.success && parsed.data.every(({ column, idColumn }) => isThere(column) && isThere(idColumn)) ? parsed.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function inferVariables(columns: readonly ParquetColumn[]): VariableColumns[] {
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const isIdOfAnother = (name: string): boolean => name.endsWith("_id") && kinds.get(name.slice(0, -3)) === "text";
  return columns.flatMap(({ name, kind }): VariableColumns[] => {
    if (isIdOfAnother(name)) return [];
    const idColumn = kind === "text" && kinds.get(`${name}_id`) === "text" ? `${name}_id` : null;
    return [{ variable: name, column: name, idColumn, kind: idColumn === null ? kindOf(name, kind) : "entity" }];
  });
}

const fitting: Readonly<Record<Column["kind"], readonly ParquetColumn["kind"][]>> = {
  entity: ["text"],
  text: ["text"],
  boolean: ["boolean", "integer"],
  integer: ["integer"],
  number: ["number", "integer"],
  date: ["date", "time", "integer"],
};

/** A variable of a built-in type has its kind, where the values can be of it. */
function kindOf(name: string, kind: ParquetColumn["kind"]): Column["kind"] {
  const usual = readoutSchema.variables[name];
  if (usual !== undefined && fitting[usual].includes(kind)) return usual;
  if (kind === "time") return "date";
  return kind === "list" ? "text" : kind;
}
