import { dayMs } from "@rapporteur/core/base";
import type { ColumnMetaData, Compressors, PageHeader, SchemaElement } from "hyparquet";
import { convert } from "hyparquet/src/convert.js";
import { decompressPage, readDataPage, readDataPageV2 } from "hyparquet/src/datapage.js";
import { readPlain } from "hyparquet/src/plain.js";
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import type { ParquetKind } from "./parquet-columns.ts";
import type { PackedColumn, PackedNumbers, PackedTexts } from "./packed-column.ts";
import { TextCoder } from "./text-coder.ts";

/** A page of a column, packed as it stands in the file. */
export interface Page {
  readonly header: PageHeader;
  readonly bytes: Uint8Array;
}

export interface FlatColumn {
  readonly about: ColumnMetaData;
  readonly element: SchemaElement;
  readonly kind: ParquetKind;
  readonly rows: number;
}

/** Compressions besides Snappy, which the reader of the format brings. */
const compressors: Compressors = {
  GZIP: (input) => gunzipSync(input),
  BROTLI: (input) => brotliDecompressSync(input),
  ZSTD: (input) => zstdDecompressSync(input),
};

const parsers = {
  timestampFromMilliseconds: (millis: bigint) => Number(millis),
  timestampFromMicroseconds: (micros: bigint) => Number(micros) / 1000,
  timestampFromNanoseconds: (nanos: bigint) => Number(nanos) / 1_000_000,
  dateFromDays: (days: number) => days * dayMs,
};

type Decoder = Parameters<typeof readDataPageV2>[2];
type Values = ReturnType<typeof readPlain>;

/**
 * The values of a flat column of a row group.
 *
 * @param pages as `checkPages` lets them through
 * @throws Error in the words of the reader of the format
 * Cost: O(bytes); a text is decoded once a row group.
 */
export function readColumn(pages: readonly Page[], column: FlatColumn): PackedColumn {
  if (column.kind === "text" || column.kind === "list") return readTexts(pages, column, bytesCoder());
  // Whole numbers that a number cannot hold, such as ids made of 64 bits, are told apart by their digits.
  return readNumbers(pages, column) ?? readTexts(pages, column, digitsCoder());
}

type CodeOf = (value: unknown) => number;

interface Coder {
  readonly codeOf: CodeOf;
  readonly dictionary: () => readonly string[];
}

function bytesCoder(): Coder {
  const coder = new TextCoder();
  return { codeOf: (value) => coder.codeOf(value as Uint8Array), dictionary: () => coder.dictionary };
}

function digitsCoder(): Coder {
  const codes = new Map<string, number>();
  const codeOf: CodeOf = (value) => {
    const digits = String(value);
    const code = codes.get(digits) ?? codes.size;
    codes.set(digits, code);
    return code;
  };
  return { codeOf, dictionary: () => [...codes.keys()] };
}

function readTexts(pages: readonly Page[], column: FlatColumn, { codeOf, dictionary }: Coder): PackedTexts {
  const codes = new Int32Array(column.rows).fill(-1);
  const decoder = decoderOf(column);
  let known = new Int32Array(0);
  let first = 0;
  for (const page of pages) {
    if (page.header.type === "DICTIONARY_PAGE") {
      known = Int32Array.from(readDictionary(page, decoder), codeOf);
      continue;
    }
    const { values, isCoded, levels, count } = readPage(page, decoder);
    const put = isCoded
      ? (row: number, at: number): void => void (codes[row] = known[values[at] as number] ?? -1)
      : (row: number, at: number): void => void (codes[row] = codeOf(values[at]));
    place(put, levels, { first, count });
    first += count;
  }
  return { kind: "texts", codes, dictionary: dictionary() };
}

/** Null where a whole number is too large for a number. */
function readNumbers(pages: readonly Page[], column: FlatColumn): PackedNumbers | null {
  const all = new Float64Array(column.rows).fill(Number.NaN);
  const decoder = decoderOf(column);
  let known: ArrayLike<number> = [];
  let first = 0;
  for (const page of pages) {
    const isDictionary = page.header.type === "DICTIONARY_PAGE";
    const { values, isCoded, levels, count } = isDictionary ? { ...noPage, values: readDictionary(page, decoder) } : readPage(page, decoder);
    const numbers = isCoded ? null : numbersOf(values, decoder);
    if (numbers !== null && column.kind === "integer" && !areSafe(numbers)) return null;
    if (isDictionary) known = numbers ?? [];
    else {
      const put =
        numbers === null
          ? (row: number, at: number): void => void (all[row] = known[values[at] as number] ?? Number.NaN)
          : (row: number, at: number): void => void (all[row] = numbers[at] as number);
      place(put, levels, { first, count });
      first += count;
    }
  }
  return { kind: "numbers", values: all, isBoolean: column.kind === "boolean" };
}

function areSafe(numbers: ArrayLike<number>): boolean {
  for (let at = 0; at < numbers.length; at++) if (!Number.isSafeInteger(numbers[at])) return false;
  return true;
}

/** Puts the values of a page into their rows; `levels` has a 0 for a row without one, and is empty where each row has one. */
function place(put: (row: number, at: number) => void, levels: ArrayLike<number>, { first, count }: { first: number; count: number }): void {
  if (levels.length === 0) {
    for (let at = 0; at < count; at++) put(first + at, at);
    return;
  }
  let at = 0;
  for (let row = 0; row < count; row++) if (levels[row] !== 0) put(first + row, at++);
}

interface ReadPage {
  readonly values: Values;
  /** True where the values are places in the dictionary. */
  readonly isCoded: boolean;
  readonly levels: ArrayLike<number>;
  readonly count: number;
}

const noPage = { isCoded: false, levels: [], count: 0 };

function readPage({ header, bytes }: Page, decoder: Decoder): ReadPage {
  const about = header.data_page_header_v2 ?? header.data_page_header;
  if (about === undefined) throw new Error("a page has no header");
  const { dataPage, definitionLevels } =
    header.data_page_header_v2 === undefined
      ? readDataPage(unpack({ header, bytes }, decoder), about as NonNullable<PageHeader["data_page_header"]>, decoder)
      : readDataPageV2(bytes, header, decoder);
  const isCoded = about.encoding === "PLAIN_DICTIONARY" || about.encoding === "RLE_DICTIONARY";
  return { values: dataPage, isCoded, levels: definitionLevels ?? [], count: about.num_values };
}

function readDictionary(page: Page, decoder: Decoder): Values {
  const bytes = unpack(page, decoder);
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  return readPlain(reader, decoder.type, page.header.dictionary_page_header?.num_values ?? 0, decoder.element.type_length);
}

function unpack({ header, bytes }: Page, { codec }: Decoder): Uint8Array {
  return decompressPage(bytes, header.uncompressed_page_size, codec, compressors);
}

/** Numbers, days and moments of values as they stand in the file. */
function numbersOf(values: Values, decoder: Decoder): ArrayLike<number> {
  const { converted_type: converted, logical_type: logical } = decoder.element;
  const isMoment = converted === "TIMESTAMP_MILLIS" || (logical?.type === "TIMESTAMP" && logical.unit === "MILLIS");
  const isUnsigned = converted === "UINT_64" || (logical?.type === "INTEGER" && !logical.isSigned);
  if (values instanceof BigInt64Array && (isMoment || (converted === undefined && logical === undefined) || (converted === "INT_64" && !isUnsigned)))
    return wideNumbers(values);
  const cells = convert(values, decoder) as ArrayLike<unknown>;
  if (cells instanceof Int32Array || cells instanceof Float64Array || cells instanceof Float32Array) return cells;
  const numbers = new Float64Array(cells.length);
  for (let at = 0; at < numbers.length; at++) numbers[at] = Number(cells[at]);
  return numbers;
}

/** The same as `Number` of each, without making a bigint of it. */
function wideNumbers(values: BigInt64Array): Float64Array {
  const halves = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  const numbers = new Float64Array(values.length);
  for (let at = 0; at < numbers.length; at++) numbers[at] = (halves[2 * at + 1] as number) * 4_294_967_296 + ((halves[2 * at] as number) >>> 0);
  return numbers;
}

function decoderOf({ about, element }: FlatColumn): Decoder {
  const root: SchemaElement = { name: "root", num_children: 1 };
  const schemaPath = [root, element].map((one) => ({ children: [], count: 1, element: one, path: [one.name] }));
  return {
    type: about.type,
    element,
    schemaPath,
    codec: about.codec,
    compressors,
    parsers,
    pathInSchema: about.path_in_schema,
  } as unknown as Decoder;
}
