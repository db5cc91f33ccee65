import type { EntityRecord } from "../records/entity-record.ts";

/**
 * What is known of the entities that stand, by their keys: of a fact that changed the value that held last.
 *
 * Cost: O(attributes).
 */
export function knownAttributes(records: readonly EntityRecord[]): Map<string, Readonly<Record<string, string>>> {
  return new Map(
    records
      .filter(({ mergedInto, attributes }) => mergedInto === null && attributes.length > 0)
      .map(({ key, attributes }) => {
        const inOrder = attributes.toSorted((a, b) => compare(a.from ?? "", b.from ?? "") || compare(a.to ?? "9999", b.to ?? "9999"));
        return [key, Object.fromEntries(inOrder.map(({ name, value }) => [name, value]))] as const;
      }),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
