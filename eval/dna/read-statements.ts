import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { buildStatementTable } from "../../packages/core/src/model/build-statement-table.ts";
import type { CellValue, Column, StatementTable } from "../../packages/core/src/model/statement-table.ts";

const documentFields = ["author", "source", "section", "type", "title"];
const ownColumns = new Set(["statement_id", "document_id", "datetime", "start", "stop", "coder", ...documentFields]);

/**
 * Reads a statement file of the reference folder: fixed columns for the document and place, every other column a variable.
 * A column of 0 and 1 is boolean, one of whole numbers integer, the rest short text.
 */
export function readStatements(path: string): StatementTable {
  const records = parse<Record<string, string>>(readFileSync(path, "utf8"), { columns: true, skip_empty_lines: true, bom: true });
  const names = Object.keys(records[0] ?? {}).filter((name) => !ownColumns.has(name));
  const kinds: Record<string, Column["kind"]> = Object.fromEntries(names.map((name) => [name, kindOf(records, name)]));
  const present = documentFields.filter((name) => records[0] !== undefined && name in records[0]);
  const documents = new Map(records.map((record) => [record.document_id ?? "", pick(record, present)]));
  return buildStatementTable(
    { variables: kinds, documentFields: Object.fromEntries(present.map((name) => [name, "text" as const])) },
    records.map((record) => ({
      id: record.statement_id ?? "",
      type: "DNA Statement",
      document: record.document_id ?? "",
      start: Number(record.start),
      end: Number(record.stop),
      time: Date.parse(`${(record.datetime ?? "").replace(" ", "T")}Z`),
      reviewedByPerson: true,
      values: Object.fromEntries(names.map((name) => [name, cellOf(record[name] ?? "", kinds[name])])),
    })),
    [...documents].map(([id, values]) => ({ id, values })),
  );
}

function pick(record: Record<string, string>, names: readonly string[]): Record<string, CellValue> {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? ""]));
}

function kindOf(records: readonly Record<string, string>[], name: string): Column["kind"] {
  const values = new Set(records.map((record) => record[name] ?? ""));
  if ([...values].every((value) => value === "0" || value === "1")) return "boolean";
  return [...values].every((value) => /^-?\d+$/.test(value)) ? "integer" : "text";
}

function cellOf(text: string, kind: Column["kind"] | undefined): CellValue {
  return kind === "boolean" || kind === "integer" ? Number(text) : text;
}
