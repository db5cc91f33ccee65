import { dayMs } from "@rapporteur/core/base";

/** Days from 30 December 1899, which workbooks count from, to 1 January 1970. */
const epoch = 25_569;
/** 1 March 1900: before it, programs disagree on the calendar (they know a 29 February 1900). */
const firstSafe = Date.UTC(1900, 2, 1);
const end = Date.UTC(10_000, 0, 1);

/** A moment (milliseconds since 1970) as a workbook counts days; null where no workbook can hold it. */
export function toSerial(time: number): number | null {
  return time >= firstSafe && time < end ? time / dayMs + epoch : null;
}

/** The moment that a number in a cell of dates stands for. In workbooks of old Macs days are counted from 1904. */
export function fromSerial(serial: number, is1904: boolean): number {
  return Math.round((serial - epoch + (is1904 ? 1462 : 0)) * dayMs);
}

/** Formats of dates and times that every workbook has without naming them (ECMA-376, part 1, 18.8.30). */
const dateFormats = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Longest code of a format that a workbook may hold (ECMA-376, part 1, 18.8.30, as programs keep to it). */
const longestCode = 255;

/** Whether numbers in this format are dates: its code has letters of dates outside of quotes and brackets. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return dateFormats(id);
  const plain = code.slice(0, longestCode).replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\][]*\]|[_*]./gi, "");
  return /[dmyhs]/i.test(plain.replace(/general/gi, ""));
}
