import { nearestName, RapporteurError, ownValue } from "@rapporteur/core/base";
import type { Column, DateColumn, NumberColumn, StatementTable } from "@rapporteur/core/model";

/** A variable or document field as codes by row: equal codes are equal values, −1 is no value. */
export interface CodedField {
  readonly name: string;
  readonly kind: Column["kind"];
  readonly isDocumentField: boolean;
  /** By table row. */
  readonly codes: Int32Array;
  /** The text of each code: booleans "0" and "1", numbers in decimal, dates as ISO text. */
  readonly dictionary: readonly string[];
  /** The numeric value of each code, for booleans, integers, numbers and dates. */
  readonly numbers: Float64Array | null;
}

const documentPrefix = "document:";
const cache = new WeakMap<StatementTable, Map<string, CodedField>>();

/**
 * Finds a field by name: a statement variable first, then a document field; `document:author` asks for the document's.
 * Codes are remembered with the table, which is never changed.
 *
 * @throws RAP_NETWORK_VARIABLE with the nearest known name
 * Cost: O(rows) the first time, O(1) after.
 */
export function resolveField(table: StatementTable, name: string): CodedField {
  const known = cache.get(table) ?? new Map<string, CodedField>();
  cache.set(table, known);
  const found = known.get(name) ?? codeField(table, name);
  known.set(name, found);
  return found;
}

/** Every name `resolveField` accepts. */
export function fieldNames(table: StatementTable): string[] {
  return [...Object.keys(table.variables), ...["id", ...Object.keys(table.documents.fields)].map((field) => documentPrefix + field)];
}

/** Whether the name stands for a field of the document rather than of the statement. */
export function isDocumentField(table: StatementTable, name: string): boolean {
  return name.startsWith(documentPrefix) || !Object.hasOwn(table.variables, name);
}

function codeField(table: StatementTable, name: string): CodedField {
  const bare = name.startsWith(documentPrefix) ? name.slice(documentPrefix.length) : name;
  const variable = ownValue(table.variables, name);
  if (variable !== undefined) return { name, isDocumentField: false, ...codeColumn(variable) };
  if (bare === "id" && name !== "id") return { name, kind: "text", isDocumentField: true, ...documentIds(table) };
  const field = ownValue(table.documents.fields, bare);
  if (field === undefined) throw unknownField(table, name);
  const coded = codeColumn(field);
  return { name, isDocumentField: true, ...coded, codes: table.documentOf.map((document) => coded.codes[document] ?? -1) };
}

function documentIds(table: StatementTable): Pick<CodedField, "codes" | "dictionary" | "numbers"> {
  return { codes: table.documentOf, dictionary: table.documents.ids, numbers: null };
}

function unknownField(table: StatementTable, name: string): RapporteurError {
  const names = fieldNames(table);
  const bareNames = names.map((known) => (known.startsWith(documentPrefix) ? known.slice(documentPrefix.length) : known));
  const nearest = nearestName(name, [...names, ...bareNames]);
  const cure = (nearest === null ? "" : `did you mean ${nearest}? `) + `known are ${names.join(", ")}`;
  return new RapporteurError("RAP_NETWORK_VARIABLE", { name, cure });
}

type CodedColumn = Pick<CodedField, "kind" | "codes" | "dictionary" | "numbers">;

function codeColumn(column: Column): CodedColumn {
  if ("codes" in column) return { kind: column.kind, codes: column.codes, dictionary: column.dictionary, numbers: null };
  if (!("isMissing" in column)) return codeReals(column);
  if (column.kind === "boolean") return codeBoolean(column.values, column.isMissing);
  return codeNumbers("integer", column.values, (row) => column.isMissing[row] === 1);
}

function codeBoolean(values: Int32Array, isMissing: Uint8Array): CodedColumn {
  const codes = values.slice();
  for (let row = 0; row < codes.length; row++) if (isMissing[row] === 1) codes[row] = -1;
  return { kind: "boolean", codes, dictionary: ["0", "1"], numbers: Float64Array.of(0, 1) };
}

function codeReals({ kind, values }: NumberColumn | DateColumn): CodedColumn {
  return codeNumbers(kind, values, (row) => Number.isNaN(values[row]));
}

function codeNumbers(kind: "integer" | "number" | "date", values: ArrayLike<number>, isMissing: (row: number) => boolean): CodedColumn {
  const distinct = new Set<number>();
  for (let row = 0; row < values.length; row++) if (!isMissing(row)) distinct.add(values[row] as number);
  const numbers = Float64Array.from(distinct).sort();
  const codeOf = new Map(Array.from(numbers, (value, code) => [value, code]));
  const codes = Int32Array.from({ length: values.length }, (_, row) => (isMissing(row) ? -1 : (codeOf.get(values[row] as number) ?? -1)));
  const dictionary = Array.from(numbers, (value) => (kind === "date" ? new Date(value).toISOString() : String(value)));
  return { kind, codes, dictionary, numbers };
}

/** The labels among `rows` in UTF-16 order, blanks left out, and the place of every code among them (−1: none). */
export interface Labels {
  readonly names: readonly string[];
  readonly indexOfCode: Int32Array;
}

/**
 * Collects the labels that occur. Order is by UTF-16 code unit, upper case before lower case, on every machine.
 *
 * Cost: O(rows + labels log labels).
 */
export function collectLabels(field: CodedField, rows: ArrayLike<number>): Labels {
  const isUsed = new Uint8Array(field.dictionary.length);
  for (let at = 0; at < rows.length; at++) {
    const code = field.codes[rows[at] as number] as number;
    if (code >= 0) isUsed[code] = 1;
  }
  return labelsOf(field, isUsed);
}

function labelsOf(field: CodedField, isUsed: Uint8Array): Labels {
  const used: number[] = [];
  for (let code = 0; code < isUsed.length; code++) if (isUsed[code] === 1 && field.dictionary[code] !== "") used.push(code);
  const text = (code: number) => field.dictionary[code] ?? "";
  used.sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
  const indexOfCode = new Int32Array(isUsed.length).fill(-1);
  for (const [index, code] of used.entries()) indexOfCode[code] = index;
  return { names: used.map(text), indexOfCode };
}

/** The code of the blank text, or −1 where the dictionary has none. */
export function blankCode(field: CodedField): number {
  return field.dictionary.indexOf("");
}
