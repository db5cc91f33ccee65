import type { StatementTable } from "@rapporteur/core/model";

/**
 * Compares two rows by (time, document, start, end, id): the order in which duplicates are met. Ids made of digits
 * compare as numbers. Undated rows come last.
 */
export function statementOrder(table: StatementTable): (a: number, b: number) => number {
  const { times, documentOf, starts, ends, documents, ids } = table;
  return function compare(a, b) {
    const timeA = times[a] as number;
    const timeB = times[b] as number;
    if (timeA !== timeB && !(Number.isNaN(timeA) && Number.isNaN(timeB))) return timeA < timeB || Number.isNaN(timeB) ? -1 : 1;
    const documentA = documentOf[a] as number;
    const documentB = documentOf[b] as number;
    if (documentA !== documentB) return compareIds(documents.ids[documentA] ?? "", documents.ids[documentB] ?? "");
    const place = (starts[a] as number) - (starts[b] as number) || (ends[a] as number) - (ends[b] as number);
    return place === 0 ? compareIds(ids[a] ?? "", ids[b] ?? "") : place;
  };
}

const digits = /^\d{1,15}$/;

/** Digits as numbers, before everything else by UTF-16 code unit. */
export function compareIds(a: string, b: string): number {
  const isNumberA = digits.test(a);
  const isNumberB = digits.test(b);
  if (isNumberA && isNumberB) return Number(a) - Number(b);
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The dated rows in statement order. A radix sort on milliseconds, then the few rows that share an instant by comparison.
 *
 * Cost: O(rows), six passes at most; two more arrays of the same length.
 */
export function sortByTime(table: StatementTable, rows: Int32Array): Int32Array {
  const dated = rows.filter((row) => !Number.isNaN(table.times[row]));
  const sorted = isSorted(table.times, dated) ? dated : radixSort(table.times, dated);
  sortTies(table, sorted);
  return sorted;
}

function isSorted(times: Float64Array, rows: Int32Array): boolean {
  for (let at = 1; at < rows.length; at++) if ((times[rows[at] as number] as number) < (times[rows[at - 1] as number] as number)) return false;
  return true;
}

function radixSort(times: Float64Array, rows: Int32Array): Int32Array {
  let low = Infinity;
  let high = -Infinity;
  for (const row of rows) {
    const time = times[row] as number;
    if (time < low) low = time;
    if (time > high) high = time;
  }
  let from: Int32Array = rows;
  let to: Int32Array = new Int32Array(rows.length);
  const counts = new Int32Array(2049);
  for (let shift = 1; shift <= high - low; shift *= 2048) {
    counts.fill(0);
    for (const row of from) {
      const value = digit(times[row] as number, low, shift);
      counts[value + 1] = (counts[value + 1] as number) + 1;
    }
    for (let value = 0; value < 2048; value++) counts[value + 1] = (counts[value + 1] as number) + (counts[value] as number);
    for (const row of from) {
      const value = digit(times[row] as number, low, shift);
      const place = counts[value] as number;
      to[place] = row;
      counts[value] = place + 1;
    }
    [from, to] = [to, from === rows ? new Int32Array(rows.length) : from];
  }
  return from;
}

function digit(time: number, low: number, shift: number): number {
  return Math.floor((time - low) / shift) & 2047;
}

function sortTies(table: StatementTable, rows: Int32Array): void {
  const compare = statementOrder(table);
  for (let start = 0; start < rows.length;) {
    let end = start + 1;
    while (end < rows.length && table.times[rows[end] as number] === table.times[rows[start] as number]) end++;
    if (end - start > 1) rows.subarray(start, end).sort(compare);
    start = end;
  }
}
