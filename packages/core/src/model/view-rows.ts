import { pickColumn, pickIds, pickPlaces } from "./pick-rows.ts";
import type { Column, StatementTable } from "./statement-table.ts";

/**
 * As `pickRows`, but ids and variables are copied when they are first read: most figures read three or four of some thirty variables. Neither the rows nor
 * the table may be changed afterwards.
 *
 * Cost: O(rows), and O(rows) more for each variable that is read, once.
 */
export function viewRows(table: StatementTable, rows: Int32Array): StatementTable {
  const variables: Record<string, Column> = {};
  for (const [name, column] of Object.entries(table.variables)) readLate(variables, name, () => pickColumn(column, rows));
  const view = { ...pickPlaces(table, rows), variables };
  return readLate(view, "ids", () => pickIds(table.ids, rows));
}

/** A property that is made when it is first read, and stays. */
function readLate<T extends object, K extends keyof T & string>(target: T, name: K, make: () => T[K]): T {
  const keep = (value: T[K]): void => void Object.defineProperty(target, name, { value, enumerable: true, configurable: true });
  return Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      const value = make();
      keep(value);
      return value;
    },
  });
}
