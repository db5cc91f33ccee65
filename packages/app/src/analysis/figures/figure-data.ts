import type { EntityRecord } from "../../records/entity-record.ts";
import type { StatementTable } from "@rapporteur/core/model";

/** What figures are made from: a project's statements and entities at a revision. */
export interface FigureData {
  readonly table: StatementTable;
  readonly revision: number;
  readonly entities: readonly EntityRecord[];
  /** Row of each statement id, made when it is first asked for. */
  readonly rowOf: (id: string) => number | undefined;
  /** Where the table is what a scope leaves: the table it was taken from, and which rows of it, in order. What was read of that is not read again. */
  readonly whole: { readonly table: StatementTable; readonly rows: Int32Array } | null;
}

/** The data of a revision. Where `before` has the same table, what was found out about its rows is kept. */
export function figureData(read: Omit<FigureData, "rowOf" | "whole">, before: FigureData | null): FigureData {
  return { ...read, rowOf: before?.table === read.table ? before.rowOf : rowFinder(read.table), whole: null };
}

function rowFinder(table: StatementTable): (id: string) => number | undefined {
  let rows: Map<string, number> | null = null;
  return (id) => {
    rows ??= new Map(table.ids.map((known, row) => [known, row]));
    return rows.get(id);
  };
}
