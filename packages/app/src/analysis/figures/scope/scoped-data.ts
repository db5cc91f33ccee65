import { viewRows } from "@rapporteur/core/model";
import type { StatementScope } from "../../../contract/scope.ts";
import type { FigureData } from "../figure-data.ts";
import { keepFew } from "../keep-few.ts";
import { isWholeScope, scopeKey, scopeRows } from "./scope-table.ts";

const keepScoped = keepFew<FigureData>(4);

/** The data with the statements that a scope leaves; the latest few scopes are kept. Every figure is made from this, wherever it is made. */
export function scopedData(data: FigureData, scope: StatementScope | undefined): FigureData {
  if (scope === undefined || isWholeScope(scope)) return data;
  return keepScoped(data, scopeKey(scope), () => {
    const rows = scopeRows(data.table, scope);
    return { ...data, table: viewRows(data.table, rows), rowOf: rowWithin(data, rows), whole: { table: data.table, rows } };
  });
}

/** Finds a statement by way of the whole table, whose ids are looked through once for all scopes. */
function rowWithin({ table, rowOf }: FigureData, rows: Int32Array): FigureData["rowOf"] {
  let places: Int32Array | null = null;
  return (id) => {
    places ??= placesOf(rows, table.length);
    const place = places[rowOf(id) ?? -1] ?? -1;
    return place < 0 ? undefined : place;
  };
}

function placesOf(rows: Int32Array, length: number): Int32Array {
  const places = new Int32Array(length).fill(-1);
  for (let at = 0; at < rows.length; at++) places[rows[at] as number] = at;
  return places;
}
