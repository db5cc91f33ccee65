import type { TypeRecord, VariableKind } from "../../model/library/statement-record.ts";
import type { CellValue, Column, StatementTable } from "../../model/statement-table.ts";
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
import type { StatementBlock } from "./statement-blocks.ts";

/** What a document brings to the table. */
export interface TableDocument {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly published: string | null;
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
    const code = typeCodes.get(type) ?? typeCodes.size;
    typeCodes.set(type, code);
    return code;
  };
  const documentCodes = new Map(documents.map(({ id }, index) => [id, index]));
  const documentTimes = documents.map(({ published }) => dayTime(published));
  const writers = openWriters(types, capacity, nameEntity);
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
      const typesHere = block.types.texts.map(codeOfType);
      if (block.types.codes.length === 0) rows.types.fill(typesHere[0] ?? 0, first, length);
      else for (let row = 0; row < count; row++) rows.types[first + row] = typesHere[block.types.codes[row] ?? 0] ?? 0;
      rows.documentOf.fill(document, first, length);
      rows.starts.set(block.starts, first);
      rows.ends.set(block.ends, first);
      rows.reviews.set(block.reviews, first);
      rows.reviewedByPerson.set(block.byPerson, first);
      rows.times.fill(time, first, length);
      writers.common.speaker.putCoded(first, count, block.speakers);
      writers.common.organization.putCoded(first, count, block.organizations);
      writers.common.status.putCoded(first, count, block.statuses);
      writers.common.coder.putCoded(first, count, block.coders);
      putAll(writers.common.confidence, first, block.confidences);
      putAll(writers.common.quote, first, block.quotes);
      putValues(writers.variables, first, block.values);
      putOwnTimes(rows.times, first, block.values["date"] ?? []);
    },
    finish: () => ({
      length,
      ids: rows.ids,
      ...orderedTypes({ codes: rows.types.slice(0, length), dictionary: [...typeCodes.keys()] }),
      documents: tableDocuments(documents),
      documentOf: rows.documentOf.slice(0, length),
      starts: rows.starts.slice(0, length),
      ends: rows.ends.slice(0, length),
      times: rows.times.slice(0, length),
      reviews: rows.reviews.slice(0, length),
      reviewedByPerson: rows.reviewedByPerson.slice(0, length),
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
export function tableDocuments(documents: readonly TableDocument[]): StatementTable["documents"] {
  return { ids: documents.map(({ id }) => id), fields: documentFields(documents) };
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

/** Entries are row, value, row, value … */
function putValues(writers: ReadonlyMap<string, ColumnWriter>, first: number, values: StatementBlock["values"]): void {
  for (const name in values) {
    const put = writers.get(name)?.put;
    if (put !== undefined) putEntries(put, first, values[name] ?? []);
  }
  for (const name in values) {
    const putWords = name.endsWith("Text") ? writers.get(name.slice(0, -4))?.putWords : undefined;
    if (putWords !== undefined) putEntries(putWords, first, values[name] ?? []);
  }
}

function putEntries(put: ColumnWriter["put"], first: number, entries: readonly CellValue[]): void {
  for (let at = 0; at < entries.length; at += 2) put(first + (entries[at] as number), entries[at + 1] ?? null);
}

function putOwnTimes(times: Float64Array, first: number, entries: readonly CellValue[]): void {
  for (let at = 0; at < entries.length; at += 2) {
    const day = entries[at + 1];
    const time = typeof day === "string" ? dayTime(day) : Number.NaN;
    if (!Number.isNaN(time)) times[first + (entries[at] as number)] = time;
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
  };
}

function cut(column: Column, length: number): Column {
  if ("codes" in column) return { kind: column.kind, ...orderDictionary({ codes: column.codes.slice(0, length), dictionary: column.dictionary }) };
  if ("isMissing" in column) return { ...column, values: column.values.slice(0, length), isMissing: column.isMissing.slice(0, length) };
  return { ...column, values: column.values.slice(0, length) };
}
