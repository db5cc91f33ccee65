import { RapporteurError } from "@rapporteur/core/base";

/** How a column writes its dates. "iso": 2024-03-01, with a time or without; "dmy": 01.03.2024, 1/3/2024; "mdy": 3/1/2024. */
export type DateFormat = "iso" | "dmy" | "mdy" | "seconds" | "milliseconds";

/** One cell of a date column and where it stands. */
export interface DateCell {
  readonly value: string;
  readonly row: number;
}

interface ColumnName {
  readonly file: string;
  readonly column: string;
}

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/;
const european = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const seconds = /^-?\d{9,10}$/;
const milliseconds = /^-?\d{12,14}$/;

/**
 * Reads a column of dates as milliseconds since 1970 UTC, NaN for empty cells. One column has one format: it is told by the cells taken
 * together, and a column that mixes formats, or in which day and month cannot be told apart, is refused. A time without a zone is UTC.
 *
 * @param format instead of telling it by the cells
 * @throws RAP_EXCHANGE_CELL for what is no date, RAP_EXCHANGE_DATES for a mixture or an ambiguity
 * Cost: O(cells).
 */
export function readDates(cells: readonly DateCell[], name: ColumnName, format: DateFormat = tellFormat(cells, name)): Float64Array {
  return Float64Array.from(cells, ({ value, row }) => {
    if (value === "") return Number.NaN;
    const time = readTime(value, format);
    if (Number.isNaN(time)) throw cellError({ value, row }, name, `is not a date in the form ${formNames[format]}`);
    return time;
  });
}

const formNames: Readonly<Record<DateFormat, string>> = {
  iso: "2024-03-31 or 2024-03-31 14:05:00",
  dmy: "31.03.2024 or 31/03/2024",
  mdy: "03/31/2024",
  seconds: "1711893900 (seconds since 1970)",
  milliseconds: "1711893900000 (milliseconds since 1970)",
};

function cellError(cell: DateCell, { file, column }: ColumnName, problem: string): RapporteurError {
  const value = cell.value.length > 40 ? `${cell.value.slice(0, 40)}…` : cell.value;
  return new RapporteurError("RAP_EXCHANGE_CELL", { file, column, row: cell.row, value, problem, cure: "write dates as 2024-03-31" });
}

/** Which formats could a cell be in? */
function formatsOf(value: string): readonly DateFormat[] {
  if (iso.test(value)) return ["iso"];
  if (milliseconds.test(value)) return ["milliseconds"];
  if (seconds.test(value)) return ["seconds"];
  const [, first, mark, second] = european.exec(value) ?? [];
  if (first === undefined || second === undefined) return [];
  if (mark === ".") return ["dmy"];
  const formats: DateFormat[] = [];
  if (Number(second) <= 12) formats.push("dmy");
  if (Number(first) <= 12) formats.push("mdy");
  return formats;
}

function tellFormat(cells: readonly DateCell[], name: ColumnName): DateFormat {
  let possible: readonly DateFormat[] | null = null;
  let witness: DateCell | null = null;
  for (const cell of cells) {
    if (cell.value === "") continue;
    const formats = formatsOf(cell.value);
    if (formats.length === 0) throw cellError(cell, name, "is not a date");
    const before: readonly DateFormat[] = possible ?? formats;
    const common: DateFormat[] = before.filter((format) => formats.includes(format));
    if (common.length === 0) throw mixedFormats(witness ?? cell, cell, name);
    if (witness === null || common.length < before.length) witness = cell;
    possible = common;
  }
  if (possible !== null && possible.length > 1 && !cells.every(({ value }) => value === "" || isSameBothWays(value))) {
    throw ambiguous(cells.find(({ value }) => value !== "" && !isSameBothWays(value)) as DateCell, name);
  }
  return possible?.[0] ?? "iso";
}

function isSameBothWays(value: string): boolean {
  return readTime(value, "dmy") === readTime(value, "mdy");
}

function mixedFormats(first: DateCell, second: DateCell, { file, column }: ColumnName): RapporteurError {
  const problem = `dates are written in several ways, ${first.value} in row ${first.row} and ${second.value} in row ${second.row}`;
  return new RapporteurError("RAP_EXCHANGE_DATES", { file, column, problem, cure: "write all of them as 2024-03-31" });
}

function ambiguous(cell: DateCell, { file, column }: ColumnName): RapporteurError {
  const problem = `${cell.value} in row ${cell.row} may be day first or month first, and no row tells`;
  return new RapporteurError("RAP_EXCHANGE_DATES", {
    file,
    column,
    problem,
    cure: "say which with the date format (dmy or mdy), or write dates as 2024-03-31",
  });
}

function readTime(value: string, format: DateFormat): number {
  if (format === "seconds") return seconds.test(value) || /^-?\d+$/.test(value) ? Number(value) * 1000 : Number.NaN;
  if (format === "milliseconds") return /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (format === "iso") return readIso(value);
  const match = european.exec(value);
  if (match === null) return Number.NaN;
  const [, first, , second, year, hour = "0", minute = "0", whole = "0"] = match;
  const [day, month] = format === "dmy" ? [first, second] : [second, first];
  return utcTime([year, month, day, hour, minute, whole].map(Number), 0, 0);
}

function readIso(value: string): number {
  const match = iso.exec(value);
  if (match === null) return Number.NaN;
  const [, year, month, day, hour = "0", minute = "0", whole = "0", fraction = "0", zone] = match;
  const offset = zone === undefined || zone === "Z" ? 0 : zoneMinutes(zone);
  return utcTime([year, month, day, hour, minute, whole].map(Number), Math.floor(Number(`0.${fraction}`) * 1000), offset);
}

function zoneMinutes(zone: string): number {
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** NaN for a day that no calendar has. */
function utcTime(
  [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[],
  millisecond: number,
  offsetMinutes: number,
): number {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const time = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  // Date.UTC reads years below 100 as 19xx.
  if (year < 100 || new Date(time).getUTCDate() !== day) return Number.NaN;
  return time - offsetMinutes * 60_000;
}
