import type { StatementRecord } from "../records/statement-record.ts";
import { coderName } from "./coder-name.ts";
import type { Workplace } from "../library/workplace.ts";

/**
 * Who answers for the statements of a project's readouts: the person who coded one, or who accepted a machine's draft; else its coder. Keys are the id of
 * the document and the id that readouts call the statement by, with a space between. Cost: O(statements).
 */
export async function codersOf({ store, project }: Pick<Workplace, "store" | "project">, asOf?: number): Promise<Map<string, string>> {
  const names = new Map((await store.accounts.accounts()).map(({ id, name }) => [id, name]));
  const coders = new Map<string, string>();
  for await (const { record } of store.records.all(project, "statement", asOf === undefined ? {} : { asOf })) addCoder(coders, record, names);
  return coders;
}

/** @param names of accounts by id; an account without one is called by its id */
export function addCoder(coders: Map<string, string>, record: StatementRecord, names: ReadonlyMap<string, string>): void {
  const { coder, reviewedBy, documentId, draftId, id } = record;
  const person = coder.kind === "person" ? coder.name : reviewedBy;
  coders.set(`${documentId} ${draftId ?? id}`, person === null ? coderName(coder) : (names.get(person) ?? person));
}
