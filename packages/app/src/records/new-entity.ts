import type { EntityRecord } from "./entity-record.ts";

/** An entity of which nothing is known but what it is called. Apart from the schema, so that the workbench can make one without loading that. */
export function newEntity(given: Pick<EntityRecord, "id" | "key" | "type" | "name">): EntityRecord {
  return {
    ...given,
    aliases: [],
    iso3: null,
    country: null,
    actsFor: null,
    parent: null,
    wikidata: null,
    color: null,
    attributes: [],
    rules: [],
    note: "",
    mergedInto: null,
  };
}
