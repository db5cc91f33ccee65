import { RapporteurError } from "@rapporteur/core/base";
import type { SnapshotRecord } from "../records/project-records.ts";
import type { RecordKind, Stored } from "../records/records.ts";
import { collect } from "../library/collect.ts";
import { everyPage } from "../store/every-page.ts";
import { eraseFigures, thingsOf } from "./erase-figures.ts";
import { withMerged } from "./merge-entities.ts";
import { momentOf, type Workplace } from "../library/workplace.ts";

export interface RecordName {
  readonly kind: RecordKind;
  readonly id: string;
}

export interface Erasure {
  readonly versions: number;
  readonly contents: number;
  readonly revision: number;
  /** Snapshots that held something of it: their figures can no longer be rebuilt, and their notes say so. */
  readonly snapshotsAffected: readonly string[];
  /** Figures shared by link that held something of it: they were emptied, and their addresses say so. */
  readonly figuresEmptied: readonly string[];
}

/**
 * What a project holds of a person: the entity with those merged into it, every statement that names it, and, with `withDocuments`, the documents to
 * which they contributed with all statements in them.
 */
export async function recordsOfPerson(workplace: Workplace, entity: string, options: { readonly withDocuments: boolean }): Promise<RecordName[]> {
  const { store, project } = workplace;
  const ids = await withMerged(workplace, [entity]);
  const found = new Map<string, RecordName>();
  const add = (kind: RecordKind, id: string): void => void found.set(`${kind} ${id}`, { kind, id });
  for (const id of ids) add("entity", id);
  await eachStatement(workplace, { entities: ids }, (id) => add("statement", id));
  if (options.withDocuments) {
    for await (const { record } of everyPage((cursor) => store.lists.documents(project, { contributors: ids, limit: 500, cursor }))) {
      add("document", record.id);
      // What was joined to it stands in the history under its own id.
      for (const { documentId } of record.sources ?? []) add("document", documentId);
      await eachStatement(workplace, { documents: [record.id] }, (id) => add("statement", id));
    }
  }
  return [...found.values()];
}

async function eachStatement(
  { store, project }: Workplace,
  filter: { readonly entities?: readonly string[]; readonly documents?: readonly string[] },
  take: (id: string) => void,
): Promise<void> {
  for await (const { record } of everyPage((cursor) => store.lists.statements(project, { ...filter, limit: 500, cursor }))) take(record.id);
}

/**
 * Empties every version of these records for good, leaves tombstones, marks the snapshots whose figures can no longer be rebuilt, and empties the figures shared
 * by link that hold something of them. What a project
 * cannot be without stays: its own record and the built-in types, neither of which says anything of a person.
 *
 * @throws RAP_RIGHTS_FIXED for what has to stay; RAP_STORE_REFERENCE where a record that stays names one of these
 * Cost: O(versions of the records + snapshots).
 */
export async function eraseRecords(workplace: Workplace, records: readonly RecordName[]): Promise<Erasure> {
  const { store, project, by } = workplace;
  for (const record of records) await demandErasable(workplace, record);
  const affected = await snapshotsHolding(workplace, records);
  const things = await thingsOf(workplace, records);
  const erased = await store.history.erase(project, records, by);
  const figuresEmptied = await eraseFigures(workplace, things);
  const mark = `Something it holds was erased on ${momentOf(workplace).slice(0, 10)}: its figures can no longer be rebuilt.`;
  if (affected.length > 0) {
    await store.history.commit({
      project,
      by,
      action: "erase",
      summary: `Marked ${affected.length} snapshots that an erasure touches`,
      changes: affected.map(({ record, revision }) => ({
        kind: "snapshot",
        id: record.id,
        expected: revision,
        after: { ...record, note: [record.note, mark].filter((part) => part !== "").join("\n") },
      })),
    });
  }
  return { ...erased, snapshotsAffected: affected.map(({ record }) => record.id), figuresEmptied };
}

async function demandErasable({ store, project }: Workplace, { kind, id }: RecordName): Promise<void> {
  const isBuiltIn = kind === "type" && (await store.records.get(project, "type", id))?.record.isBuiltIn === true;
  if (kind === "project" || isBuiltIn) throw new RapporteurError("RAP_RIGHTS_FIXED", { field: "existence", kind, id });
}

async function snapshotsHolding({ store, project }: Workplace, records: readonly RecordName[]): Promise<Stored<SnapshotRecord>[]> {
  const snapshots = await collect(store.records.all(project, "snapshot"));
  const holding = new Set<string>();
  if (snapshots.length === 0) return [];
  for (const { kind, id } of records) {
    // No figure rests on it.
    if (kind === "memo") continue;
    for (const { from, to } of await store.history.versions(project, kind, id)) {
      for (const { record } of snapshots) if (from <= record.revision && (to === null || record.revision < to)) holding.add(record.id);
    }
  }
  return snapshots.filter(({ record }) => holding.has(record.id));
}
