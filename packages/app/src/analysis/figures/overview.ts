import { type Column, reviewStates, type StatementTable } from "@rapporteur/core/model";
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
    types: typeUses(table),
    entities: entities.map(({ key, id, name, type }) => ({ key, id, name, type })),
    firstDay: Number.isFinite(first) ? dayOf(first) : null,
    lastDay: Number.isFinite(last) ? dayOf(last) : null,
  };
}

function typeUses(table: StatementTable): TypeUse[] {
  const { types, typeNames, reviews } = table;
  const states = new Uint32Array(typeNames.length * reviewStates.length);
  for (let row = 0; row < types.length; row++) {
    const cell = (types[row] as number) * reviewStates.length + (reviews[row] as number);
    states[cell] = (states[cell] as number) + 1;
  }
  const variables = Object.entries(table.variables).map(([name, column]) => ({
    name,
    kind: column.kind,
    counts: countPresent(types, column, typeNames.length),
  }));
  return typeNames.map((type, code) => {
    const [draft = 0, accepted = 0, rejected = 0] = states.subarray(code * reviewStates.length);
    const own = variables.map(({ name, kind, counts }): VariableUse => ({ name, kind, count: counts[code] ?? 0 }));
    return { type, draft, accepted, rejected, variables: own.filter(({ count }) => count > 0) };
  });
}

/** How many rows of each type have a value. Each kind of column has a loop of its own: this goes over every value of the table. */
function countPresent(types: Uint16Array, column: Column, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  const count = (row: number): void => {
    const type = types[row] as number;
    counts[type] = (counts[type] as number) + 1;
  };
  if ("codes" in column) {
    const { codes } = column;
    for (let row = 0; row < codes.length; row++) if ((codes[row] as number) >= 0) count(row);
  } else if ("isMissing" in column) {
    const { isMissing } = column;
    for (let row = 0; row < isMissing.length; row++) if (isMissing[row] === 0) count(row);
  } else {
    const { values } = column;
    for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) count(row);
  }
  return counts;
}
