import type { CellValue, Column } from "@rapporteur/core/model";
import { rowWidth, valueOf, type Entries } from "./statement-blocks.ts";

/** Fills one column row by row. A value that does not fit the column's kind leaves the row without one. */
export interface ColumnWriter {
  readonly put: (row: number, value: CellValue) => void;
  /** Puts entries with rows counted from `first`. */
  readonly putEntries: (first: number, entries: Entries) => void;
  /** Of entity columns: puts words where the row has no entity. */
  readonly putWords?: (first: number, entries: Entries) => void;
  readonly finish: () => Column;
}

/** How entity columns name an entity; what is none stands for itself. */
export type NameEntity = (id: string) => string;

/** A writer for a column of `length` rows, all without a value at first. */
export function columnWriter(kind: Column["kind"], length: number, nameEntity: NameEntity): ColumnWriter {
  if (kind === "entity") return dictionaryWriter(kind, length, nameEntity);
  if (kind === "text") return dictionaryWriter(kind, length, (text) => text);
  if (kind === "boolean" || kind === "integer") return integerWriter(kind, length);
  return numberWriter(kind, length);
}

/** Which of `texts` stand in rows that follow each other: every `rowWidth`th of `numbers`, beginning with the one at `at`; −1 for none. */
interface PooledTexts {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly at: number;
}

/** A writer of texts or entities, which recur: it can take them from a pool. */
export interface DictionaryWriter extends ColumnWriter {
  readonly putPooled: (first: number, pooled: PooledTexts) => void;
}

export function dictionaryWriter(kind: "entity" | "text", length: number, nameOf: NameEntity): DictionaryWriter {
  const codes = new Int32Array(length).fill(-1);
  const dictionary: string[] = [];
  const byName = new Map<string, number>();
  // Several ids may have one name: merged entities.
  const byValue = kind === "entity" ? new Map<string, number>() : byName;
  const codeOfName = (name: string): number => {
    let code = byName.get(name);
    if (code === undefined) {
      code = dictionary.length;
      dictionary.push(name);
      byName.set(name, code);
    }
    return code;
  };
  const codeOf = (value: string): number => {
    const known = byValue.get(value);
    if (known !== undefined) return known;
    const code = kind === "entity" ? codeOfName(nameOf(value)) : dictionary.push(value) - 1;
    byValue.set(value, code);
    return code;
  };
  // Rows that follow each other often hold the same, and comparing takes less than looking up.
  let last = "";
  let lastCode = -1;
  const put = (row: number, value: CellValue): void => {
    if (value === null) return;
    const text = typeof value === "string" ? value : String(value);
    if (lastCode === -1 || text !== last) {
      lastCode = codeOf(text);
      last = text;
    }
    codes[row] = lastCode;
  };
  // By place in the texts of a block; made once, since blocks are many and small.
  const shared: number[] = [];
  const putEntries = (first: number, entries: Entries): void => {
    const { values, from, to, texts } = entries;
    for (let at = from; at < to; at += 2) {
      const row = first + (values[at] as number);
      if (texts === null) put(row, values[at + 1] ?? null);
      else codes[row] = codeOf(texts[values[at + 1] as number] ?? "");
    }
  };
  const putWords = (first: number, entries: Entries): void => {
    for (let at = entries.from; at < entries.to; at += 2) {
      const row = first + (entries.values[at] as number);
      if (codes[row] !== -1) continue;
      const words = valueOf(entries, at);
      if (typeof words === "string") codes[row] = codeOfName(words);
    }
  };
  const putPooled = (first: number, { texts, numbers, at }: PooledTexts): void => {
    shared.length = 0;
    for (let row = first, from = at; from < numbers.length; row++, from += rowWidth) {
      const place = numbers[from] as number;
      if (place >= 0) codes[row] = shared[place] ??= codeOf(texts[place] ?? "");
    }
  };
  return {
    put,
    putEntries,
    putPooled,
    ...(kind === "entity" ? { putWords } : {}),
    finish: () => ({ kind, codes, dictionary }),
  };
}

/** A writer of texts that hardly ever recur: each row has its own, since looking each up would take half as long again as reading all. */
export function ownTextWriter(length: number): ColumnWriter {
  const codes = new Int32Array(length).fill(-1);
  const dictionary: string[] = [];
  const put = (row: number, value: CellValue): void => {
    if (value !== null) codes[row] = dictionary.push(String(value)) - 1;
  };
  return {
    put,
    putEntries: (first, entries) => putOneByOne(put, first, entries),
    finish: () => ({ kind: "text", codes, dictionary }),
  };
}

function integerWriter(kind: "boolean" | "integer", length: number): ColumnWriter {
  const values = new Int32Array(length);
  const isMissing = new Uint8Array(length).fill(1);
  const put = (row: number, value: CellValue): void => {
    const number = typeof value === "boolean" ? Number(value) : value;
    if (typeof number !== "number" || !Number.isInteger(number) || Math.abs(number) >= 2 ** 31) return;
    values[row] = number;
    isMissing[row] = 0;
  };
  return {
    put,
    putEntries: (first, entries) => putOneByOne(put, first, entries),
    finish: () => ({ kind, values, isMissing }),
  };
}

function numberWriter(kind: "number" | "date", length: number): ColumnWriter {
  const values = new Float64Array(length).fill(Number.NaN);
  const put = (row: number, value: CellValue): void => {
    if (typeof value === "number") values[row] = value;
    else if (kind === "date" && typeof value === "string") values[row] = dayTime(value);
  };
  return {
    put,
    putEntries: (first, entries) => putOneByOne(put, first, entries),
    finish: () => ({ kind, values }),
  };
}

function putOneByOne(put: ColumnWriter["put"], first: number, entries: Entries): void {
  for (let at = entries.from; at < entries.to; at += 2) put(first + (entries.values[at] as number), valueOf(entries, at));
}

const days = new Map<string, number>();

/** Milliseconds since 1970 UTC of a day, NaN for what is none. Days recur, and reading one takes longer than looking it up. */
export function dayTime(day: string | null): number {
  if (day === null) return Number.NaN;
  let time = days.get(day);
  if (time === undefined) {
    time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
    // Bounded: four thousand are the days of eleven years.
    if (days.size > 4000) days.clear();
    days.set(day, time);
  }
  return time;
}
