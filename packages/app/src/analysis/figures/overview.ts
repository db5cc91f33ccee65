import type { Column, StatementTable } from "@rapporteur/core/model";
import { dayOf } from "./day-of.ts";
import type { Overview, TypeUse, VariableUse } from "./common-types.ts";
import type { FigureData } from "./figure-data.ts";

/** What there is in the project: types with their variables, names, days. Cost: O(rows × variables). */
export function readOverview({ table, revision, entities }: FigureData): Overview {
  let [first, last] = [Infinity, -Infinity];
  for (const time of table.times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return {
    revision,
    rowCount: table.length,
    documentCount: table.documents.ids.length,
    types: table.typeNames.map((type, code) => typeUse(table, type, code)),
    entities: entities.map(({ key, id, name, type }) => ({ key, id, name, type })),
    firstDay: Number.isFinite(first) ? dayOf(first) : null,
    lastDay: Number.isFinite(last) ? dayOf(last) : null,
  };
}

function typeUse(table: StatementTable, type: string, code: number): TypeUse {
  const counts = [0, 0, 0];
  for (let row = 0; row < table.length; row++) {
    const review = table.reviews[row] ?? 0;
    if (table.types[row] === code) counts[review] = (counts[review] ?? 0) + 1;
  }
  const variables = Object.entries(table.variables).flatMap(([name, column]): VariableUse[] => {
    const isThere = presence(column);
    let count = 0;
    for (let row = 0; row < table.length; row++) if (table.types[row] === code && isThere(row)) count++;
    return count === 0 ? [] : [{ name, kind: column.kind, count }];
  });
  const [draft = 0, accepted = 0, rejected = 0] = counts;
  return { type, draft, accepted, rejected, variables };
}

function presence(column: Column): (row: number) => boolean {
  if ("codes" in column) return (row) => (column.codes[row] ?? -1) >= 0;
  if ("isMissing" in column) return (row) => column.isMissing[row] === 0;
  return (row) => !Number.isNaN(column.values[row]);
}
