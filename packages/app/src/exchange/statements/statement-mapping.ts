import { nearestName, RapporteurError } from "@rapporteur/core/base";
import type { Column } from "@rapporteur/core/model";
import type { DateFormat } from "./read-dates.ts";

/** Which column of a file is what. What is left out is found by the usual names; a column given must exist. */
export interface StatementMapping {
  /** Ids of statements; numbered by row where there is none. */
  readonly id?: string | null;
  /** Ids of documents; all statements belong to one document where there is none. */
  readonly document?: string | null;
  readonly time?: string | null;
  readonly dateFormat?: DateFormat;
  readonly type?: string | null;
  readonly start?: string | null;
  readonly end?: string | null;
  readonly review?: string | null;
  readonly reviewedByPerson?: string | null;
  /** Variables by name, with the column they stand in and their kind; all remaining columns where left out. */
  readonly variables?: Readonly<Record<string, ColumnMapping>>;
  /** Fields of the document by name. */
  readonly documentFields?: Readonly<Record<string, ColumnMapping>>;
}

/** A column, and the kind of its values where it is not to be told by them. */
export interface ColumnMapping {
  readonly column: string;
  readonly kind?: Column["kind"];
}

/** A mapping in which every part is settled. */
export interface SettledMapping {
  readonly id: number;
  readonly document: number;
  readonly time: number;
  readonly dateFormat: DateFormat | null;
  readonly type: number;
  readonly start: number;
  readonly end: number;
  readonly review: number;
  readonly reviewedByPerson: number;
  readonly variables: readonly SettledColumn[];
  readonly documentFields: readonly SettledColumn[];
}

export interface SettledColumn {
  readonly name: string;
  readonly index: number;
  readonly kind: Column["kind"] | null;
}

type Part = "id" | "document" | "time" | "type" | "start" | "end" | "review" | "reviewedByPerson";

const usualNames: Readonly<Record<Part, readonly string[]>> = {
  id: ["statement_id", "statementid", "id"],
  document: ["document_id", "documentid", "document", "doc_id", "doc"],
  time: ["datetime", "time", "date", "timestamp"],
  type: ["statement_type", "statementtype"],
  start: ["start", "start_position", "begin"],
  end: ["end", "stop", "stop_position"],
  review: ["review", "review_state"],
  reviewedByPerson: ["reviewed_by_person"],
};
/** Columns about the document that files of DNA and others have. "type" is the document's there. */
const documentNames = new Set(["author", "source", "section", "type", "title", "notes", "publisher", "url"]);
/** Columns that are no variable: the quote and who coded it stand beside the statement. */
const besides = new Set(["text", "quote", "coder", "coder_name"]);

/**
 * Finds the columns of a file.
 *
 * @throws RAP_EXCHANGE_COLUMN for a column that was named and is not there, with the nearest one
 */
export function settleMapping(header: readonly string[], mapping: StatementMapping, file: string): SettledMapping {
  const lower = header.map((name) => name.toLowerCase().replace(/[\s-]+/g, "_"));
  const taken = new Set<number>();
  const find = (part: Part): number => {
    const asked = mapping[part];
    if (asked === null) return -1;
    const index = asked === undefined ? indexOfAny(lower, usualNames[part]) : columnIndex(header, asked, file);
    taken.add(index);
    return index;
  };
  const start = find("start");
  const parts = {
    id: find("id"),
    document: find("document"),
    time: find("time"),
    type: find("type"),
    start,
    // An end alone is no place in a text: it may be a day, or a paragraph.
    end: start >= 0 || mapping.end !== undefined ? find("end") : -1,
    review: find("review"),
    reviewedByPerson: find("reviewedByPerson"),
  };
  const settle = (columns: Readonly<Record<string, ColumnMapping>>): SettledColumn[] =>
    Object.entries(columns).map(([name, { column, kind }]) => ({ name, index: columnIndex(header, column, file), kind: kind ?? null }));
  const documentFields = mapping.documentFields === undefined ? usualDocumentFields(header, lower, taken) : settle(mapping.documentFields);
  for (const { index } of documentFields) taken.add(index);
  const rest = (): SettledColumn[] =>
    header.flatMap((name, index) => (taken.has(index) || name === "" || besides.has(lower[index] ?? "") ? [] : [{ name, index, kind: null }]));
  const variables = mapping.variables === undefined ? rest() : settle(mapping.variables);
  return { ...parts, dateFormat: mapping.dateFormat ?? null, variables, documentFields };
}

function indexOfAny(names: readonly string[], wanted: readonly string[]): number {
  for (const name of wanted) if (names.includes(name)) return names.indexOf(name);
  return -1;
}

function columnIndex(header: readonly string[], column: string, file: string): number {
  const index = header.indexOf(column);
  if (index >= 0) return index;
  const near = nearestName(column, header);
  const cure = near === null ? `its columns are ${header.slice(0, 20).join(", ")}` : `did you mean ${near}?`;
  throw new RapporteurError("RAP_EXCHANGE_COLUMN", { file, column, cure });
}

function usualDocumentFields(header: readonly string[], lower: readonly string[], taken: ReadonlySet<number>): SettledColumn[] {
  return header.flatMap((name, index) => {
    const plain = lower[index] ?? "";
    if (taken.has(index)) return [];
    if (documentNames.has(plain)) return [{ name: plain, index, kind: "text" as const }];
    const field = /^document_(.+)$/.exec(plain)?.[1];
    return field === undefined ? [] : [{ name: name.slice("document_".length), index, kind: "text" as const }];
  });
}
