import { type CellValue, type ColumnReader, columnReader, type StatementTable } from "@rapporteur/core/model";
import { toCsv } from "./to-csv.ts";
import { dayOf } from "../day-of.ts";
import { basisOf, evidenceReader } from "../evidence.ts";
import { filterStatements, orderStatements, type Filtered } from "./filter-statements.ts";
import type { FigureData } from "../figure-data.ts";
import type {
  IdsAnswer,
  IdsRequest,
  SheetAnswer,
  StatementFilter,
  StatementLine,
  StatementOrder,
  StatementsAnswer,
  StatementsRequest,
  WindowAnswer,
  WindowRequest,
} from "./statement-types.ts";

/** The latest filter and order: the windows of one list come from them while it is scrolled. */
let latestFilter: { readonly data: FigureData; readonly key: string; readonly filtered: Filtered } | null = null;
let latestOrder: { readonly filtered: Filtered; readonly key: string; readonly rows: Int32Array } | null = null;

function filtered(data: FigureData, filter: StatementFilter): Filtered {
  const key = JSON.stringify(filter);
  if (latestFilter?.data === data && latestFilter.key === key) return latestFilter.filtered;
  latestFilter = { data, key, filtered: filterStatements(data.table, filter, nameReader(data)) };
  return latestFilter.filtered;
}

function ordered(data: FigureData, { filter, order }: { readonly filter: StatementFilter; readonly order: StatementOrder }): Int32Array {
  const found = filtered(data, filter);
  const key = JSON.stringify(order);
  if (latestOrder?.filtered === found && latestOrder.key === key) return latestOrder.rows;
  latestOrder = { filtered: found, key, rows: orderStatements(data.table, found.rows, order) };
  return latestOrder.rows;
}

const nameReaders = new WeakMap<FigureData["entities"], (key: string) => string>();

/** The name of an entity by its key; words that are no entity's stand for themselves. */
function nameReader({ entities }: FigureData): (key: string) => string {
  const known = nameReaders.get(entities);
  if (known !== undefined) return known;
  const names = new Map(entities.map(({ key, name }) => [key, name]));
  const read = (key: string): string => names.get(key) ?? key;
  nameReaders.set(entities, read);
  return read;
}

export function answerStatements(data: FigureData, { filter }: StatementsRequest): StatementsAnswer {
  const { rows, facets } = filtered(data, filter);
  return { revision: data.revision, total: data.table.length, count: rows.length, facets, basis: basisOf(data.table, rows) };
}

export function answerWindow(data: FigureData, { first, size, ...asked }: WindowRequest): WindowAnswer {
  const rows = ordered(data, asked).subarray(first, first + size);
  return { first, lines: [...rows].map(lineReader(data)) };
}

export function answerIds(data: FigureData, asked: IdsRequest): IdsAnswer {
  return { ids: [...ordered(data, asked)].map((row) => data.table.ids[row] ?? "") };
}

const apart = new Set(["quote"]);

function lineReader(data: FigureData): (row: number) => StatementLine {
  const { table } = data;
  const evidence = evidenceReader(table);
  const columns = valueReaders(data);
  return (row) => {
    const { speaker: _, ...rest } = evidence(row);
    const values: Record<string, CellValue> = {};
    for (const [name, read] of columns) {
      const value = read(row);
      if (value !== null && value !== "") values[name] = value;
    }
    return { ...rest, start: table.starts[row] ?? 0, values };
  };
}

function valueReaders(data: FigureData): [name: string, read: ColumnReader][] {
  const { table } = data;
  const nameOf = nameReader(data);
  return Object.entries(table.variables)
    .filter(([name]) => !apart.has(name))
    .map(([name, { kind }]) => {
      const read = columnReader(table, name);
      if (kind === "entity") return [name, (row: number) => named(read(row), nameOf)];
      if (kind === "date") return [name, (row: number) => dated(read(row))];
      return [name, read];
    });
}

const named = (key: CellValue, nameOf: (key: string) => string): CellValue => (typeof key === "string" ? nameOf(key) : key);
const dated = (time: CellValue): CellValue => (typeof time === "number" ? dayOf(time) : time);

const fixed = ["id", "type", "review", "documentId", "title", "day", "start", "quote"] as const;

/** What is shown as a file for spreadsheets. Cost: O(rows × columns). */
export function answerSheet(data: FigureData, asked: IdsRequest): SheetAnswer {
  const rows = ordered(data, asked);
  const read = lineReader(data);
  const names = filledColumns(data.table, rows);
  const lines: CellValue[][] = [[...fixed, ...names]];
  for (const row of rows) {
    const line = read(row);
    lines.push([...fixed.map((name) => line[name]), ...names.map((name) => line.values[name] ?? null)]);
  }
  return { csv: `\uFEFF${toCsv(lines)}` };
}

function filledColumns(table: StatementTable, rows: Int32Array): string[] {
  return Object.keys(table.variables).filter((name) => {
    if (apart.has(name)) return false;
    const read = columnReader(table, name);
    return rows.some((row) => read(row) !== null);
  });
}
