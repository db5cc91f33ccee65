import { RapporteurError } from "../base/errors.ts";
import { isTableHeader } from "./is-table-header.ts";
import { reviewStates } from "./statement.ts";
import type { Column, StatementTable, TextColumn } from "./statement-table.ts";
import {
  aligned,
  prefixBytes,
  sectionAlignment,
  tableMagic,
  tableVersion,
  type ColumnSections,
  type Section,
  type StringsSection,
  type TableHeader,
  type TextSections,
} from "./table-layout.ts";

/** Bytes of a table, with where the sections begin. */
interface Source {
  readonly buffer: ArrayBuffer;
  readonly start: number;
}

/**
 * Reads a statement table from its binary form. Numbers are views of the buffer, which is not copied and must not be changed; strings are made.
 *
 * Cost: O(characters + rows).
 * @throws RAP_MODEL_TABLE where the bytes are cut short, of another version, or name rows, documents or strings that are not there
 */
export function decodeStatementTable(buffer: ArrayBuffer): StatementTable {
  const { header, start } = readHeader(buffer);
  const source = { buffer, start };
  const { length } = header;
  const typeNames = readStrings(source, header.typeNames);
  const ids = readStrings(source, header.ids);
  if (ids.length !== length) throw broken(`it has ${ids.length} ids for ${length} rows`);
  const table: StatementTable = {
    length,
    ids,
    types: view(source, header.types, { type: "u16", count: length }) as Uint16Array,
    typeNames,
    documentOf: view(source, header.documentOf, { type: "i32", count: length }) as Int32Array,
    documents: readDocuments(source, header.documents),
    starts: view(source, header.starts, { type: "i32", count: length }) as Int32Array,
    ends: view(source, header.ends, { type: "i32", count: length }) as Int32Array,
    times: view(source, header.times, { type: "f64", count: length }) as Float64Array,
    reviews: view(source, header.reviews, { type: "u8", count: length }) as Uint8Array,
    reviewedByPerson: view(source, header.reviewedByPerson, { type: "u8", count: length }) as Uint8Array,
    variables: readColumns(source, header.variables, length),
  };
  checkCodes(table.types, 0, typeNames.length, "types");
  checkCodes(table.documentOf, 0, table.documents.ids.length, "documents");
  checkCodes(table.reviews, 0, reviewStates.length, "review states");
  return table;
}

function broken(problem: string): RapporteurError {
  return new RapporteurError("RAP_MODEL_TABLE", { problem });
}

function readHeader(buffer: ArrayBuffer): { header: TableHeader; start: number } {
  if (buffer.byteLength < prefixBytes) throw broken("it is too short");
  const [magic, version, length = 0] = new Uint32Array(buffer, 0, 4);
  if (magic !== tableMagic) throw broken("it does not begin as one does");
  if (version !== tableVersion) throw broken(`it has version ${version}, this program reads version ${tableVersion}`);
  const start = aligned(prefixBytes + length * 2);
  if (start > buffer.byteLength) throw broken("its header is cut short");
  let given: unknown;
  try {
    given = JSON.parse(textOf(new Uint16Array(buffer, prefixBytes, length)));
  } catch {
    throw broken("its header is not JSON");
  }
  if (!isTableHeader(given)) throw broken("its header lacks a part");
  return { header: given, start };
}

const makers = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array } as const;

function view({ buffer, start }: Source, { type, at, count: length }: Section, expected?: { readonly type: string; readonly count: number }) {
  const make = makers[type];
  if (expected !== undefined && (type !== expected.type || length !== expected.count))
    throw broken(`a part has ${length} values where ${expected.count} belong`);
  if (at % sectionAlignment !== 0 || start + at + length * make.BYTES_PER_ELEMENT > buffer.byteLength) throw broken("it is cut short");
  return new make(buffer, start + at, length);
}

function readStrings(source: Source, { characters, ends }: StringsSection): string[] {
  const codes = view(source, characters);
  if (!(codes instanceof Uint8Array || codes instanceof Uint16Array)) throw broken("its characters cannot be decoded");
  const whole = textOf(codes);
  const found: string[] = [];
  let start = 0;
  for (const end of view(source, ends, { type: "u32", count: ends.count })) {
    if (end < start || end > whole.length) throw broken("its strings overlap");
    found.push(whole.slice(start, end));
    start = end;
  }
  return found;
}

/** How many characters become a string at once: each is an argument of a call. */
const charactersAtOnce = 8192;

function textOf(codes: Uint8Array | Uint16Array): string {
  const parts: string[] = [];
  // Spreading typed arrays into arguments takes six times as long.
  for (let at = 0; at < codes.length; at += charactersAtOnce)
    parts.push(Reflect.apply(String.fromCharCode, null, codes.subarray(at, at + charactersAtOnce)));
  return parts.join("");
}

function readDocuments(source: Source, { ids: strings, fields, contributions }: TableHeader["documents"]): StatementTable["documents"] {
  const ids = readStrings(source, strings);
  const documents = { ids, fields: readColumns(source, fields, ids.length) };
  return contributions === undefined ? documents : { ...documents, contributions: readTexts(source, contributions, ids.length) };
}

function readColumns(source: Source, columns: Readonly<Record<string, ColumnSections>>, length: number): Record<string, Column> {
  return Object.fromEntries(Object.entries(columns).map(([name, sections]) => [name, readColumn(source, sections, length)]));
}

function readColumn(source: Source, sections: ColumnSections, length: number): Column {
  if ("codes" in sections) return readTexts(source, sections, length);
  if ("isMissing" in sections) {
    const values = view(source, sections.values, { type: "i32", count: length }) as Int32Array;
    return { kind: sections.kind, values, isMissing: view(source, sections.isMissing, { type: "u8", count: length }) as Uint8Array };
  }
  return { kind: sections.kind, values: view(source, sections.values, { type: "f64", count: length }) as Float64Array };
}

function readTexts(source: Source, sections: TextSections, length: number): TextColumn {
  const codes = view(source, sections.codes, { type: "i32", count: length }) as Int32Array;
  const dictionary = readStrings(source, sections.dictionary);
  checkCodes(codes, -1, dictionary.length, "words");
  return { kind: sections.kind, codes, dictionary };
}

function checkCodes(codes: Uint8Array | Uint16Array | Int32Array, lowest: number, end: number, what: string): void {
  for (const code of codes) if (code < lowest || code >= end) throw broken(`it names ${what} that are not there`);
}
