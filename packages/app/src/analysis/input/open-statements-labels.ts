import type { CellValue, Column, Entity, StatementTable, TextColumn } from "@rapporteur/core/model";

/**
 * Puts names in the place of readout ids, so that a network, a filter and a file speak of "China" and not of "state:CHN". Two ids with
 * one name stay two: each keeps its id behind the name.
 *
 * @param known what else is known of entities, by their ids
 *
 * Cost: O(values in the dictionaries).
 */
export function labelReadouts(
  table: StatementTable,
  entities: readonly Entity[],
  known: ReadonlyMap<string, Readonly<Record<string, CellValue>>> = new Map(),
): { readonly table: StatementTable; readonly attributes: ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, CellValue>>>> } {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const attributes = new Map<string, ReadonlyMap<string, Record<string, CellValue>>>();
  const variables: Record<string, Column> = {};
  for (const [name, column] of Object.entries(table.variables)) {
    variables[name] = column;
    if (column.kind !== "entity") continue;
    const dictionary = labelsOf(column.dictionary, byId);
    variables[name] = { ...column, dictionary } satisfies TextColumn;
    attributes.set(name, entityAttributes(column.dictionary, dictionary, byId, known));
  }
  return { table: { ...table, variables }, attributes };
}

type Entities = ReadonlyMap<string, Entity>;

function labelsOf(ids: readonly string[], byId: Entities): string[] {
  const names = ids.map((id) => byId.get(id)?.name ?? id);
  const uses = new Map<string, number>();
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  // A text that is no entity keeps its words; an entity of the same name gives way.
  return names.map((name, at) => ((uses.get(name) ?? 0) > 1 && byId.has(ids[at] ?? "") ? `${name} (${ids[at]})` : name));
}

function entityAttributes(
  ids: readonly string[],
  labels: readonly string[],
  byId: Entities,
  besides: ReadonlyMap<string, Readonly<Record<string, CellValue>>>,
): Map<string, Record<string, CellValue>> {
  const known = new Map<string, Record<string, CellValue>>();
  for (const [at, id] of ids.entries()) {
    const entity = byId.get(id);
    if (entity === undefined) continue;
    const nameOf = (other: string | null): string | null => (other === null ? null : (byId.get(other)?.name ?? other));
    known.set(labels[at] ?? id, {
      ...besides.get(id),
      entity: id,
      type: entity.type,
      iso3: entity.iso3,
      country: nameOf(entity.country),
      actsFor: nameOf(entity.actsFor),
    });
  }
  return known;
}
