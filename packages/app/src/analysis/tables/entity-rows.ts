import type { Entity } from "@rapporteur/core/model";
import type { ParquetValue } from "../../exchange/parquet/parquet-columns.ts";
import type { EntityRecord } from "../../records/entity-record.ts";
import { standingEntities } from "../../entities/standing-entities.ts";
import { entityLabels } from "./statement-columns.ts";

/** A row by the names of its columns. */
export type TableRow = Readonly<Record<string, ParquetValue>>;

/** The entities of a project as tables speak of them. */
export interface NamedEntities {
  /** Those that stand, by key. */
  readonly byKey: ReadonlyMap<string, Entity>;
  readonly labels: ReadonlyMap<string, string>;
  /** The key of a library id, merges followed; null where there is none. */
  readonly keyOf: (id: string | null) => string | null;
  /** The records of those that stand, by key. */
  readonly records: ReadonlyMap<string, EntityRecord>;
}

/** @param records of the whole project, merged ones included */
export function nameEntities(records: readonly EntityRecord[]): NamedEntities {
  const entities = standingEntities(records);
  const byId = new Map(records.map((record) => [record.id, record]));
  const keyOf = (id: string | null): string | null => {
    let record = id === null ? undefined : byId.get(id);
    // No circles: commits refuse them.
    while (record !== undefined && record.mergedInto !== null) record = byId.get(record.mergedInto);
    return record?.key ?? null;
  };
  const standing = records.filter(({ mergedInto }) => mergedInto === null).map((record) => [record.key, record] as const);
  return { byKey: new Map(entities.map((entity) => [entity.id, entity])), labels: entityLabels(entities), keyOf, records: new Map(standing) };
}

/** `NAME_id` and `NAME` of an entity that is named by its key. */
export function linkCells(name: string, key: string | null, { labels }: Pick<NamedEntities, "labels">): TableRow {
  return { [`${name}_id`]: key, [name]: key === null ? null : (labels.get(key) ?? key) };
}

export function* entityRows(named: NamedEntities): Iterable<TableRow> {
  for (const { id, type, name, aliases, iso3, country, actsFor } of named.byKey.values()) {
    const { wikidata = null, note = "" } = named.records.get(id) ?? {};
    const links = { ...linkCells("country", country, named), ...linkCells("acts_for", actsFor, named) };
    yield { entity_id: id, type, name, aliases, iso3, ...links, wikidata, note };
  }
}

export function* attributeRows({ records }: NamedEntities): Iterable<TableRow> {
  for (const [key, { attributes }] of records)
    for (const { name, value, from, to } of attributes) yield { entity_id: key, name, value, from: dayOf(from), to: dayOf(to) };
}

export function* conceptRows(named: NamedEntities): Iterable<TableRow> {
  for (const [key, record] of named.records) {
    if (record.type !== "concept") continue;
    const path = pathOf(record, named);
    const patterns = record.rules.map(({ pattern }) => pattern);
    const parent = linkCells("parent", named.keyOf(record.parent), named);
    yield { concept_id: key, name: record.name, ...parent, path, depth: path.length - 1, patterns };
  }
}

function pathOf(record: EntityRecord, { keyOf, records }: NamedEntities): string[] {
  const path = [record.name];
  let above = records.get(keyOf(record.parent) ?? "");
  // A merge may have closed a circle, which cannot be longer than there are entities.
  for (let step = 0; above !== undefined && step < records.size; step++) {
    path.unshift(above.name);
    above = records.get(keyOf(above.parent) ?? "");
  }
  return path;
}

/** A day or a moment as milliseconds since 1970 UTC. */
export function dayOf(date: string | null): number | null {
  return date === null ? null : Date.parse(date);
}
