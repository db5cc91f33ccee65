import { coderName } from "./coder-name.ts";
import type { Workplace } from "./workplace.ts";

/**
 * Who answers for the statements of a project's readouts: the person who coded one, or who accepted a machine's draft; else its coder. Keys are the hash of
 * the document's text and the id that readouts call the statement by, with a space between. Cost: O(statements).
 */
export async function reviewersOf({ store, project }: Pick<Workplace, "store" | "project">, asOf?: number): Promise<Map<string, string>> {
  const at = asOf === undefined ? {} : { asOf };
  const hashes = new Map<string, string>();
  for await (const { record } of store.records.all(project, "document", at)) {
    const content = await store.contents.get(project, record.contentId);
    if (content !== null) hashes.set(record.id, content.textSha256);
  }
  const names = new Map((await store.accounts.accounts()).map(({ id, name }) => [id, name]));
  const nameOf = (account: string): string => names.get(account) ?? account;
  const coders = new Map<string, string>();
  for await (const { record } of store.records.all(project, "statement", at)) {
    const { coder, reviewedBy, documentId, draftId, id } = record;
    const person = coder.kind === "person" ? coder.name : reviewedBy;
    coders.set(`${hashes.get(documentId)} ${draftId ?? id}`, person === null ? coderName(coder) : nameOf(person));
  }
  return coders;
}
