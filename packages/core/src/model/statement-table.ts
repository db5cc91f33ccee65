/**
 * Statements in columns: what the store makes, HTTP sends, workers share and every engine reads. Row r of every column
 * belongs to the same statement. Dictionaries turn small integers into strings; −1 means "no value".
 */
export interface StatementTable {
  readonly length: number;
  /** Ids by row, for evidence. */
  readonly ids: readonly string[];
  /** Statement type by row, as an index into `typeNames`. */
  readonly types: Uint16Array;
  readonly typeNames: readonly string[];
  /** Document by row, as an index into `documents`. */
  readonly documentOf: Int32Array;
  readonly documents: DocumentTable;
  /** Start and end offset of the passage in its document. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Milliseconds since 1970 UTC of the statement (its document's date unless it has its own); NaN where undated. */
  readonly times: Float64Array;
  /** 0 draft, 1 accepted, 2 rejected: an index into `reviewStates`. */
  readonly reviews: Uint8Array;
  /** 1 where a person has accepted, corrected or coded the row, 0 where only a machine has. */
  readonly reviewedByPerson: Uint8Array;
  /** Variables by name; a row of a type without the variable has no value in it. */
  readonly variables: Readonly<Record<string, Column>>;
}

/** The documents behind the rows; `fields` are columns with one row a document (author, source, section, type, title …). */
export interface DocumentTable {
  readonly ids: readonly string[];
  readonly fields: Readonly<Record<string, Column>>;
  /** Who signs which parts, a cell a document (`contributionsColumn`); left out where the source does not tell. */
  readonly contributions?: TextColumn | undefined;
}

export type Column = TextColumn | IntegerColumn | NumberColumn | DateColumn;

/** Entities, short and long texts: an index into the dictionary by row, −1 for no value. The empty string is a value (a blank). */
export interface TextColumn {
  readonly kind: "entity" | "text";
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}

/** Booleans (0 and 1) and integers; `isMissing[r]` is 1 where the row has no value. */
export interface IntegerColumn {
  readonly kind: "boolean" | "integer";
  readonly values: Int32Array;
  readonly isMissing: Uint8Array;
}

/** NaN for no value. */
export interface NumberColumn {
  readonly kind: "number";
  readonly values: Float64Array;
}

/** Milliseconds since 1970 UTC, NaN for no value. */
export interface DateColumn {
  readonly kind: "date";
  readonly values: Float64Array;
}

export type CellValue = string | number | boolean | null;

/** One statement as a plain record, the way tests, CSV files and small callers write it. */
export interface StatementRow {
  readonly id: string;
  readonly type: string;
  readonly document: string;
  readonly start?: number;
  readonly end?: number;
  /** Milliseconds since 1970 UTC, or null. */
  readonly time: number | null;
  readonly review?: "draft" | "accepted" | "rejected";
  readonly reviewedByPerson?: boolean;
  readonly values: Readonly<Record<string, CellValue>>;
}

export interface DocumentRow {
  readonly id: string;
  readonly values: Readonly<Record<string, CellValue>>;
}

/** Declares the kind of every column, so that an all-missing column still has one. */
export interface TableSchema {
  readonly variables: Readonly<Record<string, Column["kind"]>>;
  readonly documentFields: Readonly<Record<string, Column["kind"]>>;
}
