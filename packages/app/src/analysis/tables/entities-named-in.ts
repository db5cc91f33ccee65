import { type Entity, entityPrefix, type EntityType, entityTypes } from "@rapporteur/core/model";
import { asTexts, type PackedTexts } from "../../exchange/parquet/packed-column.ts";
import { openParquet } from "../../exchange/parquet/open-parquet.ts";
import { layoutOf } from "./statement-layout.ts";

/** The entities that files of statements name, in order of first use, where there is no table of them. Cost: O(values of the columns of entities). */
export async function entitiesNamedIn(paths: readonly string[]): Promise<Entity[]> {
  const found = new Map<string, Entity>();
  for (const path of paths) {
    const source = await openParquet(path);
    for (const { column, idColumn } of layoutOf(source).variables) {
      if (idColumn === null) continue;
      for (const group of source.groups) {
        const [ids, names] = [await group.column(idColumn), await group.column(column)];
        if (ids !== null) addNamed(found, asTexts(ids), names === null ? null : asTexts(names));
      }
    }
  }
  return [...found.values()];
}

/** An entity is called by the name that stands where it is named first. */
function addNamed(found: Map<string, Entity>, ids: PackedTexts, names: PackedTexts | null): void {
  const isKnown = ids.dictionary.map((id) => found.has(id));
  for (let row = 0; row < ids.codes.length; row++) {
    const code = ids.codes[row] as number;
    if (code < 0 || isKnown[code] === true) continue;
    isKnown[code] = true;
    const id = ids.dictionary[code] ?? "";
    found.set(id, entityOf(id, names?.dictionary[names.codes[row] ?? -1] ?? id));
  }
}

function entityOf(id: string, label: string): Entity {
  // One that shares its name is called "name (key)".
  const name = label.endsWith(` (${id})`) ? label.slice(0, -id.length - 3) : label;
  return { id, type: typeOf(id), name, iso3: null, country: null, actsFor: null, aliases: [], mentions: [] };
}

function typeOf(id: string): EntityType {
  return entityTypes.find((type) => id.startsWith(`${entityPrefix[type]}:`)) ?? "concept";
}
