import type { Entity } from "@rapporteur/core/model";
import type { EntityRecord } from "../records/entity-record.ts";

/**
 * A project's entities as the engines take them: those that stand, by their keys, with the names of what was merged into them among their aliases; what
 * they belong to is named by its key as well.
 *
 * @param records of the whole project, merged ones included
 * Cost: O(entities).
 */
export function standingEntities(records: readonly EntityRecord[]): Entity[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const standing = (id: string): EntityRecord | undefined => {
    let record = byId.get(id);
    // A circle cannot be longer than there are entities.
    for (let step = 0; record !== undefined && record.mergedInto !== null && step <= byId.size; step++) record = byId.get(record.mergedInto);
    return record;
  };
  const keyOf = (id: string | null): string | null => (id === null ? null : (standing(id)?.key ?? null));
  const isMerged = ({ mergedInto }: EntityRecord): boolean => mergedInto !== null;
  const merged = Map.groupBy(records.filter(isMerged), ({ id }) => standing(id)?.id ?? "");
  return records
    .filter((record) => !isMerged(record))
    .map(({ id, key, type, name, iso3, country, actsFor, aliases }) => {
      const others = (merged.get(id) ?? []).flatMap((one) => [one.name, ...one.aliases]);
      const all = [...new Set([...aliases, ...others])];
      return { id: key, type, name, iso3, country: keyOf(country), actsFor: keyOf(actsFor), aliases: all, mentions: [] };
    });
}
