import type { Concept } from "../../exchange/refi/concepts.ts";
import { setAttribute } from "../../exchange/refi/refi-marks.ts";
import type { EntityRecord } from "../../records/entity-record.ts";

/**
 * A project's concepts that stand, by their keys: each after the one above it, those under one in the order of their names.
 *
 * @param records of the whole project, merged ones included
 * Cost: O(concepts × log).
 */
export function knownConcepts(records: readonly EntityRecord[]): Concept[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const standing = records.filter(({ type, mergedInto }) => type === "concept" && mergedInto === null);
  const parentOf = ({ parent }: EntityRecord): EntityRecord | null => {
    let above = byId.get(parent ?? "");
    // A circle cannot be longer than there are entities.
    for (let step = 0; above !== undefined && above.mergedInto !== null && step <= byId.size; step++) above = byId.get(above.mergedInto);
    return above?.type === "concept" && above.mergedInto === null ? above : null;
  };
  const below = Map.groupBy(
    standing.toSorted((a, b) => compare(a.name, b.name) || compare(a.key, b.key)),
    (record) => parentOf(record)?.id ?? "",
  );
  const concepts: Concept[] = [];
  const seen = new Set<string>();
  // What goes round in a circle is reached from no top: it hangs nowhere.
  for (const top of [...(below.get("") ?? []), ...standing]) {
    const open: { readonly record: EntityRecord; readonly parent: string | null }[] = [{ record: top, parent: null }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { record, parent } = next;
      if (seen.has(record.id)) continue;
      seen.add(record.id);
      concepts.push(conceptOf(record, parent));
      for (const child of (below.get(record.id) ?? []).toReversed()) open.push({ record: child, parent: record.key });
    }
  }
  return concepts;
}

function conceptOf({ key, name, note, color, attributes }: EntityRecord, parent: string | null): Concept {
  const set = attributes.find((one) => one.name === setAttribute)?.value;
  return { id: key, name, parent, note, color: color ?? "", ...(set === undefined ? {} : { set }) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
