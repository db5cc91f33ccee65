import { RapporteurError } from "@rapporteur/core/base";
import type { RecordKind } from "../records/records.ts";
import { everyPage } from "../store/every-page.ts";
import type { Erased } from "../store/store.ts";
import { withMerged } from "./merge-entities.ts";
import { authorise } from "../library/authorise.ts";
import type { Workplace } from "../library/workplace.ts";

export interface RecordName {
  readonly kind: RecordKind;
  readonly id: string;
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
 * by link that hold something of them: all at once, or nothing. What a project cannot be without stays: its own record and the built-in types, neither of which
 * says anything of a person.
 *
 * @throws RAP_RIGHTS_FIXED for what has to stay; RAP_STORE_REFERENCE where a record that stays names one of these
 * Cost: O(versions of the records + snapshots + size of the shared figures).
 */
export async function eraseRecords(workplace: Workplace, records: readonly RecordName[]): Promise<Erased> {
  const writer = authorise(workplace, "erase");
  for (const record of records) await demandErasable(workplace, record);
  return writer.erase(records);
}

async function demandErasable({ store, project }: Workplace, { kind, id }: RecordName): Promise<void> {
  const isBuiltIn = kind === "type" && (await store.records.get(project, "type", id))?.record.isBuiltIn === true;
  if (kind === "project" || isBuiltIn) throw new RapporteurError("RAP_RIGHTS_FIXED", { field: "existence", kind, id });
}
