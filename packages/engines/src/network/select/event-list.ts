import type { CellValue, Column, StatementTable } from "@rapporteur/core/model";
import type { NetworkOptions } from "../options.ts";
import { settleOptions } from "../options.ts";
import { refuseEmpty, selectStatements, type SelectionStep } from "./select.ts";
import { sortByTime } from "./statement-order.ts";

/** The kept statements, one an event, in time order; undated ones come last. */
export interface EventList {
  /** Rows of the statement table. */
  readonly rows: Int32Array;
  readonly unreviewedShare: number;
  readonly steps: readonly SelectionStep[];
}

/**
 * The statements a network would count, as a list: the same filters, blanks and duplicates.
 *
 * @throws RAP_NETWORK_VARIABLE, RAP_NETWORK_EMPTY
 * Cost: O(statements).
 */
export function listEvents(table: StatementTable, options: NetworkOptions): EventList {
  const kept = keptStatements(table, options);
  const dated = sortByTime(table, kept.rows);
  const undated = kept.rows.filter((row) => Number.isNaN(table.times[row]));
  const rows = new Int32Array(kept.rows.length);
  rows.set(dated);
  rows.set(undated, dated.length);
  return { ...kept, rows };
}

/**
 * The same statements in the order of the table.
 *
 * @throws RAP_NETWORK_VARIABLE, RAP_NETWORK_EMPTY
 * Cost: O(statements); nothing is sorted.
 */
export function keptStatements(table: StatementTable, options: NetworkOptions): EventList {
  const settings = settleOptions(options);
  const selection = selectStatements(table, settings, { isCounted: settings.aggregation !== "ignore" });
  refuseEmpty(selection);
  return { rows: selection.kept, unreviewedShare: selection.unreviewedShare, steps: selection.steps };
}

/** Every variable of a statement by name; null where it has none. */
export function statementValues(table: StatementTable, row: number): Record<string, CellValue> {
  return Object.fromEntries(Object.entries(table.variables).map(([name, column]) => [name, columnValue(column, row)]));
}

/** Every field of a document by name. */
export function documentValues(table: StatementTable, document: number): Record<string, CellValue> {
  return Object.fromEntries(Object.entries(table.documents.fields).map(([name, column]) => [name, columnValue(column, document)]));
}

function columnValue(column: Column, row: number): CellValue {
  if ("codes" in column) return column.dictionary[column.codes[row] ?? -1] ?? null;
  const value = column.values[row] ?? Number.NaN;
  if ("isMissing" in column) return column.isMissing[row] === 1 ? null : column.kind === "boolean" ? value === 1 : value;
  return Number.isNaN(value) ? null : value;
}
