import { RapporteurError } from "@rapporteur/core/base";
import type { EntityRecord } from "../records/entity-record.ts";
import type { Stored } from "../records/records.ts";
import { authorise } from "../library/authorise.ts";
import type { Workplace } from "../library/workplace.ts";

export interface Merge {
  readonly into: string;
  readonly from: readonly string[];
  readonly requestKey?: string;
  /** Say only what would change. */
  readonly dryRun?: boolean;
}

/** What a change of many would do, or did. */
export interface Preview {
  /** Statements that it reaches. */
  readonly count: number;
  readonly examples: readonly { readonly id: string; readonly before: unknown; readonly after: unknown }[];
  /** Null where nothing was written. */
  readonly revision: number | null;
}

const shownExamples = 10;

/**
 * Merges entities into one by redirects: statements and texts keep the ids they have, and every reader follows. So a merge can be undone at any
 * time, whatever was coded since.
 *
 * @throws RAP_LIBRARY_MISSING; RAP_LIBRARY_MERGE where an entity would be merged into itself, or was merged away before
 * Cost: O(entities merged), and one count of the statements that name them.
 */
export async function mergeEntities(workplace: Workplace, merge: Merge): Promise<Preview> {
  const { store, project } = workplace;
  const writer = authorise(workplace, "merge");
  const into = await openEntity({ store, project }, merge.into);
  const target = await standing({ store, project }, into);
  const from = await Promise.all([...new Set(merge.from)].map((id) => openEntity({ store, project }, id)));
  for (const { record } of from) checkMerge(record, target.record);
  const ids = from.map(({ record }) => record.id);
  const [count, page] = await Promise.all([
    store.lists.statementCount(project, { entities: ids, limit: 1 }),
    store.lists.statements(project, { entities: ids, limit: shownExamples }),
  ]);
  const names = new Map(from.map(({ record }) => [record.id, record.name]));
  const examples = page.entries.map(({ record }) => {
    const found = [record.speaker, record.organization, ...record.reportedBy, ...Object.values(record.values)].find((id) => names.has(String(id)));
    return { id: record.id, before: names.get(String(found)) ?? null, after: target.record.name };
  });
  if (merge.dryRun === true) return { count, examples, revision: null };
  const { revision } = await writer.commit({
    action: "merge",
    summary: `Merged ${[...names.values()].join(", ")} into ${target.record.name}`,
    ...(merge.requestKey === undefined ? {} : { requestKey: merge.requestKey }),
    changes: from.map(({ record, revision: expected }) => ({
      kind: "entity",
      id: record.id,
      expected,
      after: { ...record, mergedInto: target.record.id },
    })),
  });
  return { count, examples, revision };
}

type Place = Pick<Workplace, "store" | "project">;

async function openEntity({ store, project }: Place, id: string): Promise<Stored<EntityRecord>> {
  const stored = await store.records.get(project, "entity", id);
  if (stored === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "entity", id });
  return stored;
}

async function standing(place: Place, stored: Stored<EntityRecord>): Promise<Stored<EntityRecord>> {
  const seen = new Set<string>();
  let current = stored;
  while (current.record.mergedInto !== null) {
    if (seen.has(current.record.id)) throw new RapporteurError("RAP_LIBRARY_REDIRECT", { id: current.record.id });
    seen.add(current.record.id);
    current = await openEntity(place, current.record.mergedInto);
  }
  return current;
}

function checkMerge(record: EntityRecord, into: EntityRecord): void {
  if (record.id === into.id)
    throw new RapporteurError("RAP_LIBRARY_MERGE", { problem: `${record.name} would be merged into itself`, cure: "name another one to merge into" });
  if (record.mergedInto !== null)
    throw new RapporteurError("RAP_LIBRARY_MERGE", { problem: `${record.name} was merged away already`, cure: "undo that merge first" });
}

/** Ids of entities with those that were merged into them, for queries over what statements name. Cost: O(entities). */
export async function withMerged({ store, project }: Place, ids: readonly string[]): Promise<string[]> {
  const wanted = new Set(ids);
  const into = new Map<string, string>();
  for await (const { record } of store.records.all(project, "entity")) if (record.mergedInto !== null) into.set(record.id, record.mergedInto);
  for (let size = -1; size !== wanted.size;) {
    size = wanted.size;
    for (const [id, target] of into) if (wanted.has(target)) wanted.add(id);
  }
  return [...wanted];
}
