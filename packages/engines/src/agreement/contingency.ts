import { RapporteurError } from "@rapporteur/core/base";
import type { CodedValue } from "./agreement-result.ts";
import { compareValues } from "./value-metrics.ts";

/** How often two coders gave which pair of values: rows are the first coder's, columns the second's. Counts or shares. */
export interface Contingency {
  readonly categories: readonly (string | number | boolean)[];
  /** Row-major, categories². */
  readonly cells: Float64Array;
  readonly total: number;
}

/**
 * The table of two coders; units that one of them did not code are left out. Categories are those that occur, sorted. Cost: O(n log n).
 * @throws RAP_AGREEMENT_ROW where the lists differ in length
 */
export function contingencyOf(first: readonly CodedValue[], second: readonly CodedValue[]): Contingency {
  if (first.length !== second.length) {
    throw new RapporteurError("RAP_AGREEMENT_ROW", {
      row: Math.min(first.length, second.length) + 1,
      problem: "one coder has a value and the other has no row",
      cure: "give both coders the same units, null where one did not code",
    });
  }
  const pairs = first
    .map((value, index): [CodedValue, CodedValue] => [value, second[index] ?? null])
    .filter((pair): pair is [string | number | boolean, string | number | boolean] => pair[0] !== null && pair[1] !== null);
  const categories = [...new Set(pairs.flat())].sort(compareValues);
  const indexOf = new Map(categories.map((value, index) => [value, index]));
  const cells = new Float64Array(categories.length ** 2);
  for (const [a, b] of pairs) {
    const cell = (indexOf.get(a) ?? 0) * categories.length + (indexOf.get(b) ?? 0);
    cells[cell] = (cells[cell] as number) + 1;
  }
  return { categories, cells, total: pairs.length };
}

/**
 * A table as it is printed: a square of counts or shares.
 * @throws RAP_AGREEMENT_ROW where it is not square or holds a negative number
 */
export function contingencyFrom(
  rows: readonly (readonly number[])[],
  categories: readonly (string | number | boolean)[] = rows.map((_, index) => index),
): Contingency {
  for (const [index, row] of rows.entries()) {
    const isSquare = row.length === rows.length;
    if (isSquare && row.every((cell) => cell >= 0)) continue;
    throw new RapporteurError("RAP_AGREEMENT_ROW", {
      row: index + 1,
      problem: isSquare ? "a count is negative" : `it has ${row.length} cells in a table of ${rows.length} rows`,
      cure: "give a square table of counts",
    });
  }
  const cells = Float64Array.from(rows.flat());
  return { categories, cells, total: cells.reduce((sum, cell) => sum + cell, 0) };
}

/** Shares of the first and of the second coder's categories. */
export function marginsOf({ cells, total, categories }: Contingency): { rows: Float64Array; columns: Float64Array } {
  const size = categories.length;
  const rows = new Float64Array(size);
  const columns = new Float64Array(size);
  for (const [index, cell] of cells.entries()) {
    const [row, column] = [Math.floor(index / size), index % size];
    rows[row] = (rows[row] as number) + cell / total;
    columns[column] = (columns[column] as number) + cell / total;
  }
  return { rows, columns };
}
