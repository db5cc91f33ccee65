import { narrowStore } from "../access/rights-store.ts";
import { visibilityOf } from "../access/rights-visibility.ts";
import type { Author } from "../records/revision.ts";
import type { ReadStore, Store } from "../store/store.ts";

/** The store as a member sees it now on whose behalf a job brings documents in; the whole for all others: the program itself, administrators, and who is a member no longer. */
export async function storeOfAuthor(
  store: Store,
  { project, by }: { readonly project: string; readonly by: Author },
  now = Date.now,
): Promise<ReadStore> {
  if (by.account === null) return store;
  const account = await store.accounts.account(by.account);
  if (account === null || account.isAdministrator) return store;
  const [member, record] = await Promise.all([store.accounts.member(project, account.id), store.records.get(project, "project", project)]);
  if (member === null || record === null) return store;
  const visibility = visibilityOf(account.id, member, record.record.isBlind);
  return visibility === null ? store : narrowStore(store, { project, visibility, now });
}
