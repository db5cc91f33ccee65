import type { Column, TextColumn } from "@rapporteur/core/model";
import { asNumbers, asTexts, type PackedColumn, type PackedTexts } from "../../exchange/parquet/packed-column.ts";

/** Takes the values of one column, row group by row group. Missing values leave what stands there. */
export interface ColumnFiller {
  readonly fill: (first: number, column: PackedColumn) => void;
  /** The same for rows that have no value yet. */
  readonly fillMissing: (first: number, column: PackedColumn) => void;
  readonly finish: () => Column;
}

/** Variables whose texts are each row's own: looking for equal ones would cost more than it saves. */
const ownTexts: ReadonlySet<string> = new Set(["quote"]);

export function columnFiller(name: string, kind: Column["kind"], length: number): ColumnFiller {
  if (kind === "entity") return dictionaryFiller(kind, length);
  if (kind === "text") return ownTexts.has(name) ? ownTextFiller(length) : dictionaryFiller(kind, length);
  return kind === "boolean" || kind === "integer" ? integerFiller(kind, length) : numberFiller(kind, length);
}

/** @param dictionary values that are known before, in their order; others follow in order of first use */
export function dictionaryFiller(kind: TextColumn["kind"], length: number, dictionary: readonly string[] = []): ColumnFiller {
  const known = new Map(dictionary.map((value, code) => [value, code]));
  const codeOf = (value: string): number => {
    const found = known.get(value);
    if (found !== undefined) return found;
    known.set(value, known.size);
    return known.size - 1;
  };
  return textFiller(kind, length, { codeOf, finish: () => [...known.keys()] });
}

function ownTextFiller(length: number): ColumnFiller {
  const dictionary: string[] = [];
  return textFiller("text", length, { codeOf: (value) => dictionary.push(value) - 1, finish: () => dictionary });
}

interface Dictionary {
  readonly codeOf: (value: string) => number;
  readonly finish: () => readonly string[];
}

function textFiller(kind: TextColumn["kind"], length: number, { codeOf, finish }: Dictionary): ColumnFiller {
  const codes = new Int32Array(length).fill(-1);
  const fill = (first: number, column: PackedTexts, isMissingOnly: boolean): void => {
    // In order of first use, which the file's own dictionary need not have.
    const ours = new Int32Array(column.dictionary.length).fill(-1);
    for (let at = 0; at < column.codes.length; at++) {
      const theirs = column.codes[at] as number;
      if (theirs < 0 || (isMissingOnly && codes[first + at] !== -1)) continue;
      if (ours[theirs] === -1) ours[theirs] = codeOf(column.dictionary[theirs] ?? "");
      codes[first + at] = ours[theirs] as number;
    }
  };
  return {
    fill: (first, column) => fill(first, asTexts(column), false),
    fillMissing: (first, column) => fill(first, asTexts(column), true),
    finish: () => ({ kind, codes, dictionary: finish() }),
  };
}

function integerFiller(kind: "boolean" | "integer", length: number): ColumnFiller {
  const values = new Int32Array(length);
  const isMissing = new Uint8Array(length).fill(1);
  const put = (row: number, value: number): void => {
    values[row] = value;
    isMissing[row] = 0;
  };
  return numericFiller(
    put,
    (row) => isMissing[row] === 1,
    () => ({ kind, values, isMissing }),
  );
}

function numberFiller(kind: "number" | "date", length: number): ColumnFiller {
  const values = new Float64Array(length).fill(Number.NaN);
  const put = (row: number, value: number): void => {
    values[row] = value;
  };
  return numericFiller(
    put,
    (row) => Number.isNaN(values[row]),
    () => ({ kind, values }),
  );
}

function numericFiller(put: (row: number, value: number) => void, isEmpty: (row: number) => boolean, finish: () => Column): ColumnFiller {
  const fill = (first: number, values: ArrayLike<number>, isMissingOnly: boolean): void => {
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number;
      if (!Number.isNaN(value) && !(isMissingOnly && !isEmpty(first + at))) put(first + at, value);
    }
  };
  return {
    fill: (first, column) => fill(first, asNumbers(column), false),
    fillMissing: (first, column) => fill(first, asNumbers(column), true),
    finish,
  };
}
