import type { TypeRecord, VariableKind } from "../model/library/statement-record.ts";
import type { CellValue, Column, StatementTable } from "../model/statement-table.ts";
import { columnWriter, dayTime, type ColumnWriter, type NameEntity } from "./column-writers.ts";
import type { StatementCells } from "./statement-cells.ts";

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
  /** Rows by document, then start, then id. One of a document that is not among the documents is left out. */
  readonly add: (documentId: string, start: number, id: string, cells: StatementCells) => void;
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

/** Columns that every statement has, whatever its type. */
const common = { speaker: "entity", organization: "entity", status: "text", coder: "text", confidence: "number", quote: "text" } as const;

/**
 * Makes a library's statements into columns, the same columns that readouts give. Where an entity variable NAME has no entity, the words of a variable
 * NAMEText stand in its column: a cause that was not made a concept.
 *
 * Cost: O(values), no record is read whole.
 */
export function openLibraryTable({ types, documents, nameEntity, capacity }: LibraryTableParts): LibraryTableBuilder {
  const rows = openRows(capacity);
  const typeCodes = new Map<string, number>();
  const documentCodes = new Map(documents.map(({ id }, index) => [id, index]));
  const documentTimes = documents.map(({ published }) => dayTime(published));
  const writers = openWriters(types, capacity, nameEntity);
  const { speaker, organization, status, coder, confidence, quote } = writers.common;
  let length = 0;
  return {
    add(documentId, start, id, cells) {
      const document = documentCodes.get(documentId);
      if (document === undefined) return;
      const row = length++;
      const type = typeCodes.get(cells[0]) ?? typeCodes.size;
      if (type === typeCodes.size) typeCodes.set(cells[0], type);
      rows.ids.push(id);
      rows.types[row] = type;
      rows.documentOf[row] = document;
      rows.starts[row] = start;
      rows.ends[row] = cells[1];
      rows.reviews[row] = cells[2];
      rows.reviewedByPerson[row] = cells[3];
      speaker.put(row, cells[4]);
      organization.put(row, cells[5]);
      status.put(row, cells[6]);
      coder.put(row, cells[7]);
      confidence.put(row, cells[8]);
      quote.put(row, cells[9]);
      const values = cells[10];
      putValues(writers.variables, row, values);
      const ownTime = typeof values["date"] === "string" ? dayTime(values["date"]) : Number.NaN;
      rows.times[row] = Number.isNaN(ownTime) ? (documentTimes[document] ?? Number.NaN) : ownTime;
    },
    finish: () => ({
      length,
      ids: rows.ids,
      typeNames: [...typeCodes.keys()],
      documents: { ids: documents.map(({ id }) => id), fields: documentFields(documents) },
      types: rows.types.slice(0, length),
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

type CommonWriters = Readonly<Record<keyof typeof common, ColumnWriter>>;

function openWriters(
  types: Iterable<TypeRecord>,
  capacity: number,
  nameEntity: NameEntity,
): { common: CommonWriters; variables: Map<string, ColumnWriter> } {
  const variables = new Map<string, ColumnWriter>();
  for (const type of types) {
    for (const { name, kind } of type.variables) {
      if (!(name in common) && !variables.has(name)) variables.set(name, columnWriter(kinds[kind], capacity, nameEntity));
    }
  }
  const shared = Object.entries(common).map(([name, kind]) => [name, columnWriter(kind, capacity, nameEntity)]);
  return { common: Object.fromEntries(shared) as CommonWriters, variables };
}

function putValues(writers: ReadonlyMap<string, ColumnWriter>, row: number, values: Readonly<Record<string, CellValue>>): void {
  for (const name in values) {
    const value = values[name] ?? null;
    if (value !== null) writers.get(name)?.put(row, value);
    else {
      const words = values[`${name}Text`];
      if (typeof words === "string") writers.get(name)?.put(row, words);
    }
  }
}

function documentFields(documents: readonly TableDocument[]): Record<string, Column> {
  const text = (valueOf: (document: TableDocument) => string | null): Column => {
    const writer = columnWriter("text", documents.length, (name) => name);
    for (const [row, document] of documents.entries()) writer.put(row, valueOf(document));
    return writer.finish();
  };
  return { title: text(({ title }) => title), publisher: text(({ publisher }) => publisher), url: text(({ url }) => url) };
}

function cut(column: Column, length: number): Column {
  if ("codes" in column) return { ...column, codes: column.codes.slice(0, length) };
  if ("isMissing" in column) return { ...column, values: column.values.slice(0, length), isMissing: column.isMissing.slice(0, length) };
  return { ...column, values: column.values.slice(0, length) };
}
