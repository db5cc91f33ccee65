/**
 * Values of one column of a row group, in few large arrays: a million values go from one process to another in milliseconds, where a million texts take a second.
 * A missing value has the code −1, or is not a number. Dates and times are milliseconds since 1970 UTC.
 */
export type PackedColumn = PackedTexts | PackedNumbers;

export interface PackedTexts {
  readonly kind: "texts";
  /** Place in the dictionary by row. */
  readonly codes: Int8Array | Int16Array | Int32Array;
  readonly dictionary: readonly string[];
}

export interface PackedNumbers {
  readonly kind: "numbers";
  readonly values: Int8Array | Int32Array | Float64Array;
  /** True where 1 and 0 stand for yes and no. */
  readonly isBoolean: boolean;
}

/** The column in the narrowest arrays that hold it: half as much goes from one process to another. Cost: O(rows). */
export function narrow(column: PackedColumn): PackedColumn {
  if (column.kind === "texts") return { ...column, codes: narrowCodes(column.codes, column.dictionary.length) };
  const { values, isBoolean } = column;
  // Not a number is no whole number, so that a column with gaps stays wide.
  if (!values.every((value) => value === Math.trunc(value) && Math.abs(value) <= 0x7fffffff && !Object.is(value, -0))) return column;
  return { ...column, values: isBoolean ? Int8Array.from(values) : Int32Array.from(values) };
}

function narrowCodes(codes: PackedTexts["codes"], dictionarySize: number): PackedTexts["codes"] {
  if (dictionarySize <= 0x7f) return Int8Array.from(codes);
  return dictionarySize <= 0x7fff ? Int16Array.from(codes) : codes;
}

/** A column whose every value is one text. */
export function sameText(text: string, rows: number): PackedTexts {
  return { kind: "texts", codes: new Int32Array(rows), dictionary: [text] };
}

/** Values as their own kind, null where they are missing. */
export function cellsOf(column: PackedColumn): (string | number | boolean | null)[] {
  if (column.kind === "texts") return Array.from(column.codes, (code) => column.dictionary[code] ?? null);
  return Array.from(column.values, (value) => (Number.isNaN(value) ? null : column.isBoolean ? value === 1 : value));
}

/** The column as texts: numbers in decimal, "true" and "false". Cost: O(rows). */
export function asTexts(column: PackedColumn): PackedTexts {
  if (column.kind === "texts") return column;
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(cellsOf(column), (cell) => {
    if (cell === null) return -1;
    const text = String(cell);
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return { kind: "texts", codes, dictionary: [...codeOf.keys()] };
}

/** The column as numbers: texts that say none are missing. Cost: O(rows). */
export function asNumbers(column: PackedColumn): PackedNumbers["values"] {
  if (column.kind === "numbers") return column.values;
  const numbers = column.dictionary.map(Number);
  return Float64Array.from(column.codes, (code) => numbers[code] ?? Number.NaN);
}
