import { RapporteurError, ownValue } from "@rapporteur/core/base";
import {
  buildStatementTable,
  type CellValue,
  type Column,
  type DocumentRow,
  type ReviewState,
  reviewStates,
  type StatementRow,
  type StatementTable,
  type TableSchema,
} from "@rapporteur/core/model";
import { valueOf } from "./table-values.ts";

const schemaName = "rapporteur.statements/1";

/**
 * Statements as JSON Lines: first the schema with the kind of every column, then the documents, then the statements, one object a line.
 * Reading it back gives the same table.
 *
 * Cost: O(cells).
 */
export function writeStatementsJsonl(table: StatementTable): string {
  const { documents, variables } = table;
  const lines = [schemaLine({ variables: kindsOf(variables), documentFields: kindsOf(documents.fields) })];
  for (const [index, id] of documents.ids.entries()) lines.push(JSON.stringify({ document: id, values: valuesOf(documents.fields, index) }));
  for (let row = 0; row < table.length; row++) {
    const time = table.times[row] ?? Number.NaN;
    lines.push(
      statementLine({
        id: table.ids[row] ?? "",
        type: table.typeNames[table.types[row] ?? 0] ?? "",
        document: documents.ids[table.documentOf[row] ?? 0] ?? "",
        start: table.starts[row] ?? 0,
        end: table.ends[row] ?? 0,
        time: Number.isNaN(time) ? null : time,
        review: reviewStates[table.reviews[row] ?? 0] ?? "draft",
        reviewedByPerson: table.reviewedByPerson[row] === 1,
        values: valuesOf(variables, row),
      }),
    );
  }
  return `${lines.join("\n")}\n`;
}

/** The first line: the kind of every column. */
export function schemaLine({ variables, documentFields }: TableSchema): string {
  return JSON.stringify({ schema: schemaName, variables, documentFields });
}

/** The line of a statement. */
export function statementLine({ id, type, document, start, end, time, review, reviewedByPerson, values }: StatementRow): string {
  return JSON.stringify({ statement: id, type, document, start, end, time, review, reviewedByPerson, values });
}

function kindsOf(columns: Readonly<Record<string, Column>>): Record<string, Column["kind"]> {
  return Object.fromEntries(Object.entries(columns).map(([name, { kind }]) => [name, kind]));
}

function valuesOf(columns: Readonly<Record<string, Column>>, row: number): Record<string, CellValue> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, valueOf(column, row)]));
}

/**
 * Reads what `writeStatementsJsonl` writes, and what `rapporteur read --jsonl --rows statements` does: several such outputs may stand one after the other, and
 * documents that could not be read are passed over.
 *
 * @param file how errors name it
 * @param onFailure told of each document that could not be read
 * @throws RAP_EXCHANGE_JSON naming the line, RAP_EXCHANGE_DUPLICATE, RAP_EXCHANGE_EMPTY
 * Cost: O(length).
 */
export function readStatementsJsonl(text: string, file: string, onFailure?: (code: string) => void): StatementTable {
  const lines = text.replace(/^\ufeff/, "").split("\n");
  const schema = readSchema(parseLine(lines[0] ?? "", file, 1), file);
  const documents: DocumentRow[] = [];
  const rows: StatementRow[] = [];
  const firstLines = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === "") continue;
    if (line === lines[0]) continue;
    const record = parseLine(line, file, index + 1);
    if (typeof record["code"] === "string" && typeof record["message"] === "string" && record["id"] !== undefined) {
      onFailure?.(record["code"]);
      continue;
    }
    if (typeof record["document"] === "string" && record["statement"] === undefined) {
      documents.push({ id: record["document"], values: readValues(record["values"], schema.documentFields, { file, line: index + 1 }) });
      continue;
    }
    const row = readStatement(record, schema, { file, line: index + 1 });
    const first = firstLines.get(row.id);
    if (first !== undefined) throw new RapporteurError("RAP_EXCHANGE_DUPLICATE", { file, id: row.id, row: index + 1, first });
    firstLines.set(row.id, index + 1);
    rows.push(row);
  }
  if (rows.length === 0) throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
  return buildStatementTable(schema, rows, documents);
}

interface Place {
  readonly file: string;
  readonly line: number;
}

type JsonRecord = Readonly<Record<string, unknown>>;

function wrong({ file, line }: Place, problem: string, cause?: unknown): RapporteurError {
  return new RapporteurError("RAP_EXCHANGE_JSON", { file, line, problem, cure: "write the file again, or repair the line" }, { cause });
}

function parseLine(line: string, file: string, number: number): JsonRecord {
  const place = { file, line: number };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw wrong(place, "it is not JSON", error);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(place, "it is not an object");
  return value as JsonRecord;
}

const kinds: readonly string[] = ["entity", "text", "boolean", "integer", "number", "date"] satisfies Column["kind"][];

function readSchema(record: JsonRecord, file: string): TableSchema {
  const place = { file, line: 1 };
  if (record["schema"] !== schemaName) throw wrong(place, `the first line does not say "schema":"${schemaName}"`);
  for (const part of ["variables", "documentFields"]) {
    const columns = record[part];
    if (typeof columns !== "object" || columns === null) throw wrong(place, `${part} is missing`);
    const bad = Object.entries(columns).find(([, kind]) => !kinds.includes(kind as string));
    if (bad === undefined) continue;
    const [name, kind] = bad;
    throw wrong(
      place,
      typeof kind === "string" ? `${kind} is not a kind of column (${kinds.join(", ")})` : `"${name}" has no kind of column (${kinds.join(", ")})`,
    );
  }
  return record as unknown as TableSchema;
}

function readStatement(record: JsonRecord, schema: TableSchema, place: Place): StatementRow {
  const text = (key: string): string => {
    const value = record[key];
    if (typeof value !== "string") throw wrong(place, `${key} is not text`);
    return value;
  };
  const whole = (key: string): number => {
    const value = record[key] ?? 0;
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value >= 2 ** 31) throw wrong(place, `${key} is not a place in a text`);
    return value;
  };
  const time = record["time"] ?? null;
  if (time !== null && typeof time !== "number") throw wrong(place, "time is not a number of milliseconds");
  const review = record["review"] ?? "accepted";
  if (!reviewStates.includes(review as ReviewState)) throw wrong(place, "review is none of draft, accepted, rejected");
  return {
    id: text("statement"),
    type: text("type"),
    document: text("document"),
    start: whole("start"),
    end: whole("end"),
    time,
    review: review as ReviewState,
    reviewedByPerson: record["reviewedByPerson"] === true,
    values: readValues(record["values"], schema.variables, place),
  };
}

function readValues(values: unknown, columns: TableSchema["variables"], place: Place): Record<string, CellValue> {
  if (typeof values !== "object" || values === null) throw wrong(place, "values is missing");
  for (const [name, value] of Object.entries(values)) {
    const kind = ownValue(columns, name);
    if (kind === undefined) throw wrong(place, `the schema has no column ${name}`);
    if (value !== null && !fits(value, kind)) throw wrong(place, `${name} does not hold a ${kind}`);
  }
  return values as Record<string, CellValue>;
}

function fits(value: unknown, kind: Column["kind"]): boolean {
  if (kind === "entity" || kind === "text") return typeof value === "string";
  if (kind === "boolean") return typeof value === "boolean";
  if (kind === "integer") return typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  return typeof value === "number";
}
