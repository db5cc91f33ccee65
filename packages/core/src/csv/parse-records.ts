/** A record of more UTF-16 code units than this is a quote that nobody closed. */
const longestRecord = 8 * 1024 * 1024;

/** How a CSV text is read. */
export interface CsvRules {
  /** One character or several. */
  readonly delimiter: string;
  /** Quotation marks that break the rule are part of their cell; else they are refused. */
  readonly isLax?: boolean;
}

export interface CsvRecords {
  /** Cells by record; null for an empty cell without quotes, so that `""` can mean the empty text. */
  readonly records: readonly (readonly (string | null)[])[];
  /** Line on which each record starts, counted from 1. */
  readonly lines: readonly number[];
}

const faults = {
  open: ["a quotation mark opens a cell and none closes it", 'close it; inside a quoted cell a quotation mark is written twice ("")'],
  after: ["there is something after the quotation mark that closes a cell", 'inside a quoted cell, write a quotation mark twice ("")'],
  inside: ["there is a quotation mark inside a cell without quotes", 'put the whole cell in quotation marks and write the one inside twice ("")'],
  long: ["one row is longer than 8 MB", "look for a quotation mark that is not closed, or shorten the text"],
} as const;

/** What keeps a CSV text from being read, and on which line. */
export class CsvFault extends Error {
  override readonly name = "CsvFault";
  readonly line: number;
  readonly problem: string;
  readonly cure: string;

  constructor(fault: keyof typeof faults, line: number) {
    const [problem, cure] = faults[fault];
    super(`line ${line}: ${problem}; ${cure}`);
    this.line = line;
    this.problem = problem;
    this.cure = cure;
  }
}

/** Where the reading of a text has come to. */
interface Cursor extends CsvRules {
  readonly text: string;
  place: number;
  line: number;
}

const [quote, lineFeed, carriageReturn] = [34, 10, 13];

/**
 * Records of a CSV text (RFC 4180): quoted cells with doubled quotes, lines that end in LF, CR LF or CR, a byte-order mark at the start passed over.
 * Empty lines hold no record. Records may differ in length.
 *
 * @throws CsvFault for quotation marks that break the rule and for a record that is too long
 * Cost: O(length).
 */
export function parseRecords(text: string, rules: CsvRules): CsvRecords {
  const records: (string | null)[][] = [];
  const lines: number[] = [];
  const cursor: Cursor = { ...rules, text, place: text.startsWith("\ufeff") ? 1 : 0, line: 1 };
  while (cursor.place < text.length) {
    if (passLineEnd(cursor)) continue;
    lines.push(cursor.line);
    records.push(readRecord(cursor));
    passLineEnd(cursor);
  }
  return { records, lines };
}

function readRecord(cursor: Cursor): (string | null)[] {
  const { text, delimiter, place: start } = cursor;
  const cells: (string | null)[] = [];
  for (;;) {
    cells.push(text.charCodeAt(cursor.place) === quote ? quotedCell(cursor) : plainCell(cursor));
    if (cursor.place - start > longestRecord) throw new CsvFault("long", cursor.line);
    if (!text.startsWith(delimiter, cursor.place)) return cells;
    cursor.place += delimiter.length;
  }
}

/** Goes past the end of a line. Returns false where none is. */
function passLineEnd(cursor: Cursor): boolean {
  const code = cursor.text.charCodeAt(cursor.place);
  if (code !== lineFeed && code !== carriageReturn) return false;
  const isPair = code === carriageReturn && cursor.text.charCodeAt(cursor.place + 1) === lineFeed;
  cursor.place += isPair ? 2 : 1;
  cursor.line++;
  return true;
}

function plainCell(cursor: Cursor): string | null {
  const { text, delimiter, isLax, place: start } = cursor;
  const first = delimiter.charCodeAt(0);
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === lineFeed || code === carriageReturn) break;
    if (code === first && text.startsWith(delimiter, end)) break;
    if (code === quote && isLax !== true) throw new CsvFault("inside", cursor.line);
  }
  cursor.place = end;
  return end === start ? null : text.slice(start, end);
}

function quotedCell(cursor: Cursor): string {
  const { text, line, place: start } = cursor;
  let value = "";
  for (let from = start + 1; ;) {
    const close = text.indexOf('"', from);
    if (close < 0) throw new CsvFault(text.length - start > longestRecord ? "long" : "open", line);
    value += text.slice(from, close);
    from = close + 2;
    if (text.charCodeAt(close + 1) === quote) {
      value += '"';
      continue;
    }
    cursor.place = close + 1;
    cursor.line += lineEndsIn(value);
    if (isAtCellEnd(cursor)) return value;
    if (cursor.isLax !== true) throw new CsvFault("after", cursor.line);
    return `"${value}"${plainCell(cursor) ?? ""}`;
  }
}

function isAtCellEnd({ text, place, delimiter }: Cursor): boolean {
  const code = text.charCodeAt(place);
  return place === text.length || code === lineFeed || code === carriageReturn || text.startsWith(delimiter, place);
}

function lineEndsIn(value: string): number {
  return /[\r\n]/.test(value) ? value.split(/\r\n|[\r\n]/).length - 1 : 0;
}
