import type { Column, StatementTable, TextColumn } from "./statement-table.ts";
import {
  aligned,
  prefixBytes,
  tableMagic,
  tableVersion,
  type ColumnSections,
  type Section,
  type SectionType,
  type StringsSection,
  type TableHeader,
  type TextSections,
} from "./table-layout.ts";

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Collects sections and says where each will stand. */
interface SectionWriter {
  readonly add: (type: SectionType, numbers: Numbers) => Section;
  readonly sections: readonly { readonly at: number; readonly numbers: Numbers }[];
  readonly size: () => number;
}

/**
 * A statement table as one block of bytes, for HTTP and for workers; see `table-layout.ts`. `decodeStatementTable` is the way back.
 *
 * Cost: O(values + characters), one copy.
 */
export function encodeStatementTable(table: StatementTable): ArrayBuffer {
  const writer = openSections();
  const header: TableHeader = {
    length: table.length,
    ids: strings(writer, table.ids),
    types: writer.add("u16", table.types),
    typeNames: strings(writer, table.typeNames),
    documentOf: writer.add("i32", table.documentOf),
    documents: documentSections(writer, table.documents),
    starts: writer.add("i32", table.starts),
    ends: writer.add("i32", table.ends),
    times: writer.add("f64", table.times),
    reviews: writer.add("u8", table.reviews),
    reviewedByPerson: writer.add("u8", table.reviewedByPerson),
    variables: columns(writer, table.variables),
  };
  const text = JSON.stringify(header);
  const start = aligned(prefixBytes + text.length * 2);
  const buffer = new ArrayBuffer(start + writer.size());
  new Uint32Array(buffer, 0, 4).set([tableMagic, tableVersion, text.length, 0]);
  const characters = new Uint16Array(buffer, prefixBytes, text.length);
  for (let index = 0; index < text.length; index++) characters[index] = text.charCodeAt(index);
  for (const { at, numbers } of writer.sections) {
    new Uint8Array(buffer, start + at, numbers.byteLength).set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  }
  return buffer;
}

function openSections(): SectionWriter {
  const sections: { at: number; numbers: Numbers }[] = [];
  let size = 0;
  return {
    sections,
    size: () => size,
    add: (type, numbers) => {
      const section = { type, at: size, count: numbers.length };
      sections.push({ at: size, numbers });
      size = aligned(size + numbers.byteLength);
      return section;
    },
  };
}

function strings(writer: SectionWriter, values: readonly string[]): StringsSection {
  const ends = new Uint32Array(values.length);
  let total = 0;
  let isNarrow = true;
  for (const [index, value] of values.entries()) {
    total += value.length;
    ends[index] = total;
    isNarrow &&= !/[^\0-\xff]/.test(value);
  }
  const characters = isNarrow ? new Uint8Array(total) : new Uint16Array(total);
  let at = 0;
  for (const value of values) for (let index = 0; index < value.length; index++) characters[at++] = value.charCodeAt(index);
  return { characters: writer.add(isNarrow ? "u8" : "u16", characters), ends: writer.add("u32", ends) };
}

function documentSections(writer: SectionWriter, { ids, fields, contributions }: StatementTable["documents"]): TableHeader["documents"] {
  const sections = { ids: strings(writer, ids), fields: columns(writer, fields) };
  return contributions === undefined ? sections : { ...sections, contributions: textSections(writer, contributions) };
}

function columns(writer: SectionWriter, given: Readonly<Record<string, Column>>): Record<string, ColumnSections> {
  return Object.fromEntries(Object.entries(given).map(([name, column]) => [name, columnSections(writer, column)]));
}

function textSections(writer: SectionWriter, { kind, codes, dictionary }: TextColumn): TextSections {
  return { kind, codes: writer.add("i32", codes), dictionary: strings(writer, dictionary) };
}

function columnSections(writer: SectionWriter, column: Column): ColumnSections {
  if ("codes" in column) return textSections(writer, column);
  if ("isMissing" in column) return { kind: column.kind, values: writer.add("i32", column.values), isMissing: writer.add("u8", column.isMissing) };
  return { kind: column.kind, values: writer.add("f64", column.values) };
}
