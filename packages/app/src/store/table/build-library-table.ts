import type { TypeRecord, VariableKind } from "../../records/statement-record.ts";
import { type CellValue, type Column, contributionsColumn, type SignedPart, type StatementTable, tagsCell } from "@rapporteur/core/model";
import {
  columnWriter,
  dayTime,
  dictionaryWriter,
  ownTextWriter,
  type ColumnWriter,
  type DictionaryWriter,
  type NameEntity,
} from "./column-writers.ts";
import { orderDictionary, type Coded } from "./order-dictionary.ts";
import { eachVariable, rowNumbers, rowWidth, valueOf, type BlockLayout, type Entries, type StatementBlock } from "./statement-blocks.ts";

/** What a document brings to the table. */
export interface TableDocument {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly tags: readonly string[];
  /** Who signs which stretches of the text, by entity id. */
  readonly parts: readonly SignedPart[];
}

export interface LibraryTableParts {
  readonly types: Iterable<TypeRecord>;
  /** In order of id. */
  readonly documents: readonly TableDocument[];
  readonly nameEntity: NameEntity;
  /** At least the number of rows that are added. */
  readonly capacity: number;
}

export interface LibraryTableBuilder {
  /** Blocks by document, then as they stand in it. One of a document that is not among the documents is left out. */
  readonly add: (documentId: string, block: StatementBlock) => void;
  readonly finish: () => StatementTable;
}

const kinds: Readonly<Record<VariableKind, Column["kind"]>> = {
  entity: "entity",
  "short text": "text",
  "long text": "text",
  boolean: "boolean",
  integer: "integer",
  number: "number",
  date: "date",
};

/**
 * Makes a library's statements into columns, the same columns that readouts give. Where an entity variable NAME has no entity, the words of a variable
 * NAMEText stand in its column: a cause that was not made a concept.
 *
 * Cost: O(values), no record is read whole.
 */
export function openLibraryTable({ types, documents, nameEntity, capacity }: LibraryTableParts): LibraryTableBuilder {
  const rows = openRows(capacity);
  const typeCodes = new Map<string, number>();
  const codeOfType = (type: string): number => {
    const known = typeCodes.get(type);
    if (known !== undefined) return known;
    typeCodes.set(type, typeCodes.size);
    return typeCodes.size - 1;
  };
  const documentCodes = new Map(documents.map(({ id }, index) => [id, index]));
  const documentTimes = documents.map(({ published }) => dayTime(published));
  const writers = openWriters(types, capacity, nameEntity);
  const takersOf = takerFinder(writers.variables);
  let length = 0;
  return {
    add(documentId, block) {
      const document = documentCodes.get(documentId);
      if (document === undefined) return;
      const first = length;
      const count = block.ids.length;
      length += count;
      const time = documentTimes[document] ?? Number.NaN;
      for (const id of block.ids) rows.ids.push(id);
      rows.documentOf.fill(document, first, length);
      rows.times.fill(time, first, length);
      putNumbers(rows, first, { block, codeOfType });
      for (const name of ["speaker", "organization", "status", "coder"] as const)
        writers.common[name].putPooled(first, { texts: block.texts, numbers: block.numbers, at: rowNumbers[name] });
      putAll(writers.common.confidence, first, block.confidences);
      putAll(writers.common.quote, first, block.quotes);
      putValues(takersOf(block.layout), first, { block, times: rows.times });
    },
    finish: () => ({
      length,
      ids: rows.ids,
      ...orderedTypes({ codes: firstOf(rows.types, length), dictionary: [...typeCodes.keys()] }),
      documents: tableDocuments(documents, nameEntity),
      documentOf: firstOf(rows.documentOf, length),
      starts: firstOf(rows.starts, length),
      ends: firstOf(rows.ends, length),
      times: firstOf(rows.times, length),
      reviews: firstOf(rows.reviews, length),
      reviewedByPerson: firstOf(rows.reviewedByPerson, length),
      variables: Object.fromEntries(
        [...Object.entries(writers.common), ...writers.variables].map(([name, writer]) => [name, cut(writer.finish(), length)]),
      ),
    }),
  };
}

function orderedTypes(given: Coded<Uint16Array>): Pick<StatementTable, "types" | "typeNames"> {
  const { codes, dictionary } = orderDictionary(given);
  return { types: codes, typeNames: dictionary };
}

/** The part of a table that says which documents its rows are of. */
export function tableDocuments(documents: readonly TableDocument[], nameEntity: NameEntity): StatementTable["documents"] {
  const signed = documents.map(({ parts }) => parts.map((part) => ({ ...part, author: nameEntity(part.author) })));
  return { ids: documents.map(({ id }) => id), fields: documentFields(documents), contributions: contributionsColumn(signed) };
}

/** Variables whose dictionaries may hold a text more than once, since each row has its own. */
export const ownTexts: ReadonlySet<string> = new Set(["quote"]);

function openRows(capacity: number) {
  return {
    ids: [] as string[],
    types: new Uint16Array(capacity),
    documentOf: new Int32Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    times: new Float64Array(capacity),
    reviews: new Uint8Array(capacity),
    reviewedByPerson: new Uint8Array(capacity),
  };
}

interface CommonWriters {
  readonly speaker: DictionaryWriter;
  readonly organization: DictionaryWriter;
  readonly status: DictionaryWriter;
  readonly coder: DictionaryWriter;
  readonly confidence: ColumnWriter;
  readonly quote: ColumnWriter;
}

function openWriters(
  types: Iterable<TypeRecord>,
  capacity: number,
  nameEntity: NameEntity,
): { common: CommonWriters; variables: Map<string, ColumnWriter> } {
  const common: CommonWriters = {
    speaker: dictionaryWriter("entity", capacity, nameEntity),
    organization: dictionaryWriter("entity", capacity, nameEntity),
    status: dictionaryWriter("text", capacity, itself),
    coder: dictionaryWriter("text", capacity, itself),
    confidence: columnWriter("number", capacity, nameEntity),
    quote: ownTextWriter(capacity),
  };
  const variables = new Map<string, ColumnWriter>();
  for (const type of types) {
    for (const { name, kind } of type.variables) {
      if (!Object.hasOwn(common, name) && !variables.has(name)) variables.set(name, columnWriter(kinds[kind], capacity, nameEntity));
    }
  }
  return { common, variables };
}

const itself = (text: string): string => text;

function putAll({ put }: ColumnWriter, first: number, values: readonly CellValue[]): void {
  for (let row = 0; row < values.length; row++) put(first + row, values[row] ?? null);
}

function putNumbers(
  rows: ReturnType<typeof openRows>,
  first: number,
  { block: { numbers, texts }, codeOfType }: { block: StatementBlock; codeOfType: (type: string) => number },
): void {
  let [place, code] = [-1, 0];
  for (let row = first, at = 0; at < numbers.length; row++, at += rowWidth) {
    rows.starts[row] = numbers[at + rowNumbers.start] as number;
    rows.ends[row] = numbers[at + rowNumbers.end] as number;
    rows.reviews[row] = numbers[at + rowNumbers.review] as number;
    rows.reviewedByPerson[row] = numbers[at + rowNumbers.isByPerson] as number;
    const type = numbers[at + rowNumbers.type] as number;
    if (type !== place) [place, code] = [type, codeOfType(texts[type] ?? "")];
    rows.types[row] = code;
  }
}

/** What takes the values of a variable. */
interface Taker {
  readonly writer: ColumnWriter | undefined;
  /** Of a variable NAMEText: what takes its words for NAME. */
  readonly putWords: ColumnWriter["putWords"];
  readonly isDate: boolean;
}

/** The takers of a layout's variables, found once for the many blocks that share it. */
function takerFinder(writers: ReadonlyMap<string, ColumnWriter>): (layout: BlockLayout) => readonly Taker[] {
  const found = new Map<BlockLayout, readonly Taker[]>();
  return (layout) => {
    const known = found.get(layout);
    if (known !== undefined) return known;
    const takers = layout.names.map((name) => ({
      writer: writers.get(name),
      putWords: name.endsWith("Text") ? writers.get(name.slice(0, -4))?.putWords : undefined,
      isDate: name === "date",
    }));
    found.set(layout, takers);
    return takers;
  };
}

function putValues(takers: readonly Taker[], first: number, { block, times }: { block: StatementBlock; times: Float64Array }): void {
  eachVariable(block, (entries, place) => {
    takers[place]?.writer?.putEntries(first, entries);
    if (takers[place]?.isDate === true) putOwnTimes(times, first, entries);
  });
  // Words come after all entities.
  if (takers.every(({ putWords }) => putWords === undefined)) return;
  eachVariable(block, (entries, place) => takers[place]?.putWords?.(first, entries));
}

function putOwnTimes(times: Float64Array, first: number, entries: Entries): void {
  for (let at = entries.from; at < entries.to; at += 2) {
    const day = valueOf(entries, at);
    const time = typeof day === "string" ? dayTime(day) : Number.NaN;
    if (!Number.isNaN(time)) times[first + (entries.values[at] as number)] = time;
  }
}

function documentFields(documents: readonly TableDocument[]): Record<string, Column> {
  const text = (writer: ColumnWriter, valueOf: (document: TableDocument) => string | null): Column => {
    for (const [row, document] of documents.entries()) writer.put(row, valueOf(document));
    return writer.finish();
  };
  const { length } = documents;
  return {
    title: text(ownTextWriter(length), ({ title }) => title),
    publisher: text(dictionaryWriter("text", length, itself), ({ publisher }) => publisher),
    url: text(ownTextWriter(length), ({ url }) => url),
    tags: text(dictionaryWriter("text", length, itself), ({ tags }) => tagsCell(tags)),
  };
}

function cut(column: Column, length: number): Column {
  if ("codes" in column) return { kind: column.kind, ...orderDictionary({ codes: firstOf(column.codes, length), dictionary: column.dictionary }) };
  if ("isMissing" in column) return { ...column, values: firstOf(column.values, length), isMissing: firstOf(column.isMissing, length) };
  return { ...column, values: firstOf(column.values, length) };
}

/** Copies only where there is less than there was room for. */
function firstOf<T extends Int32Array | Float64Array | Uint8Array | Uint16Array>(values: T, length: number): T {
  return values.length === length ? values : (values.slice(0, length) as T);
}
