import { everyRight, type Membership } from "../library/membership.ts";
import { localAuthor } from "../library/workplace.ts";
import type { Author } from "../records/revision.ts";
import type { ReadStore } from "../store/store.ts";
import { narrowStore } from "./rights-store.ts";
import { visibilityOf } from "./rights-visibility.ts";

/** What somebody may do in a project, and what they see of it. */
export interface Standing {
  readonly membership: Membership;
  readonly store: ReadStore;
}

/**
 * How somebody stands in a project now on whose behalf work goes on that they asked for earlier; null where they are disabled, or a member no longer. The program
 * itself and administrators of the server have every right.
 */
export async function standingOf(
  store: ReadStore,
  { project, by }: { readonly project: string; readonly by: Author },
  now: () => number,
): Promise<Standing | null> {
  if (by.account === null || by.account === localAuthor.account) return { membership: everyRight, store };
  const account = await store.accounts.account(by.account);
  if (account === null || account.isDisabled) return null;
  if (account.isAdministrator) return { membership: everyRight, store };
  const [member, record] = await Promise.all([store.accounts.member(project, account.id), store.records.get(project, "project", project)]);
  if (member === null || record === null) return null;
  const visibility = visibilityOf(account.id, member, record.record.isBlind);
  return { membership: member, store: visibility === null ? store : narrowStore(store, { project, visibility, now }) };
}
