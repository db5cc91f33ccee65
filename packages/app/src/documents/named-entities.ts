import type { EntityRecord } from "../records/entity-record.ts";
import type { Stored } from "../records/records.ts";
import type { EntityIndex } from "../entities/entity-index.ts";
import type { DocumentParts } from "./document-parts.ts";
import type { Workplace } from "../library/workplace.ts";
import { entitiesOfContribution } from "./refer-contribution.ts";

type Place = Pick<Workplace, "store" | "project">;

/**
 * The entities that a document and its statements name, and all that those lead to, as they stand or stood at a revision: as much as `toReadout` needs.
 * Cost: O(entities named), however many the project has.
 */
export async function namedEntities(
  { store, project }: Place,
  parts: Pick<DocumentParts, "content" | "statements">,
  asOf?: number,
): Promise<Pick<EntityIndex, "standing">> {
  const known = new Map<string, Stored<EntityRecord>>();
  const asked = new Set<string>();
  for (let wanted = namedIn(parts); wanted.size > 0;) {
    for (const id of wanted) asked.add(id);
    const found = await store.records.getMany(project, "entity", [...wanted], asOf);
    for (const stored of found) known.set(stored.record.id, stored);
    const next = found.flatMap(({ record: { mergedInto, country, actsFor } }) => [mergedInto, country, actsFor]);
    wanted = new Set(next.filter((id) => id !== null && !asked.has(id)) as string[]);
  }
  return { standing: (id) => standingAmong(known, id) };
}

/** Follows merges to the entity that stands. A circle cannot be longer than there are entities. */
export function standingAmong(known: ReadonlyMap<string, Stored<EntityRecord>>, id: string): Stored<EntityRecord> | null {
  let stored = known.get(id) ?? null;
  for (let step = 0; stored?.record.mergedInto != null && step <= known.size; step++) stored = known.get(stored.record.mergedInto) ?? null;
  return stored;
}

const isId = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** Ids in every place that may name an entity; other text among the values of a statement finds none. */
function namedIn({ content, statements }: Pick<DocumentParts, "content" | "statements">): Set<string> {
  const { contributions, quotations, comparison, warnings, mentions } = content;
  const ids = [
    ...contributions.flatMap(entitiesOfContribution),
    ...quotations.map(({ speaker }) => speaker),
    ...comparison.map(({ about }) => about),
    ...warnings.flatMap(({ candidates = [] }) => candidates),
    ...mentions.map(({ entity }) => entity),
    ...statements.flatMap(({ speaker, organization, reportedBy, values }) => [speaker, organization, ...reportedBy, ...Object.values(values)]),
  ];
  return new Set(ids.filter((id): id is string => typeof id === "string" && isId.test(id)));
}
