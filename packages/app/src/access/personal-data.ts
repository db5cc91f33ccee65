import { RapporteurError } from "@rapporteur/core/base";
import type { MemoRecord } from "../records/memo-record.ts";
import { authorise } from "../library/authorise.ts";
import { collect } from "../library/collect.ts";
import type { ServerContext } from "../library/server-context.ts";
import { openWorkplace } from "../library/workplace.ts";
import { everyPage } from "../store/every-page.ts";
import type { Account, AuditEntry } from "../store/account-store.ts";
import { noteAudit } from "./accounts-audit.ts";
import { foldEmail } from "./accounts.ts";
import { auditEntries } from "./audit-verify.ts";
import { factorState } from "./second-factor.ts";
import { moment } from "./sessions.ts";

/** Everything that a library keeps of an account, without what it is recognised by (hashes, secrets). */
export interface PersonalData {
  readonly account: Account;
  readonly secondFactor: { readonly isOn: boolean; readonly recoveryLeft: number };
  /** Who the account is at identity providers. */
  readonly identities: readonly { readonly issuer: string; readonly subject: string; readonly createdAt: string }[];
  readonly memberships: readonly { readonly project: string; readonly role: string }[];
  readonly sessions: readonly { readonly createdAt: string; readonly expiresAt: string; readonly agent: string }[];
  readonly tokens: readonly { readonly name: string; readonly createdAt: string; readonly lastUsedAt: string | null }[];
  readonly invitations: readonly { readonly createdAt: string; readonly usedAt: string | null }[];
  /** What the account did to records: revision, when, what. */
  readonly revisions: readonly { readonly project: string; readonly revision: number; readonly at: string; readonly summary: string }[];
  /** What it wrote on statements: every text that is kept, with the revision that it dates from, of memos that were removed too. */
  readonly memos: readonly { readonly project: string; readonly statement: string; readonly revision: number; readonly text: string }[];
  /** Chances that it gave on questions of the ledger, every one. */
  readonly estimates: readonly { readonly project: string; readonly question: string; readonly at: string; readonly chance: number }[];
  /** Entries of the audit log by it or about it. */
  readonly audit: readonly AuditEntry[];
}

/** @throws RAP_ACCOUNT_MISSING. Cost: one pass over the revisions of all projects and one over the audit log. */
export async function personalData(app: ServerContext, email: string): Promise<PersonalData> {
  const account = await demandAccount(app, email);
  const { accounts } = app.store;
  const address = foldEmail(email);
  return {
    account,
    secondFactor: await factorState(app, account),
    identities: (await accounts.identitiesOf(account.id)).map(({ issuer, subject, createdAt }) => ({ issuer, subject, createdAt })),
    memberships: (await accounts.memberships(account.id)).map(({ project, role }) => ({ project, role })),
    sessions: (await accounts.sessionsOf(account.id, moment(app))).map(({ createdAt, expiresAt, agent }) => ({ createdAt, expiresAt, agent })),
    tokens: (await accounts.tokensOf(account.id)).map(({ name, createdAt, lastUsedAt }) => ({ name, createdAt, lastUsedAt })),
    invitations: (await accounts.invitations()).filter((one) => one.email === address).map(({ createdAt, usedAt }) => ({ createdAt, usedAt })),
    revisions: await revisionsOf(app, account.id),
    memos: await memosOf(app, account.id),
    estimates: await app.store.estimates.ofAccount(account.id),
    audit: await auditOf(app, account.id),
  };
}

/**
 * Empties an account for good, its memos too; replies to them stay. What it coded stays, under its opaque id; the audit log, which holds ids alone, stays
 * whole.
 *
 * @throws RAP_ACCOUNT_MISSING, RAP_STORE_LAST_ADMIN
 */
export async function eraseAccount(app: ServerContext, email: string): Promise<void> {
  const account = await demandAccount(app, email);
  for (const [project, ids] of await memoIdsOf(app, account.id))
    await authorise(openWorkplace(app.store, { project, by: { account: null, name: "accounts erase" } }), "erase").erase(
      ids.map((id) => ({ kind: "memo", id })),
    );
  await app.store.accounts.eraseAccount(account);
  await noteAudit(app, { account: null, action: "account erased", target: account.id, details: {} });
}

async function demandAccount(app: ServerContext, email: string): Promise<Account> {
  const found = await app.store.accounts.byEmail(foldEmail(email));
  if (found === null) throw new RapporteurError("RAP_ACCOUNT_MISSING", { id: email });
  return found.account;
}

async function revisionsOf({ store }: ServerContext, id: string): Promise<PersonalData["revisions"]> {
  const found: PersonalData["revisions"][number][] = [];
  for (const { record } of await store.records.projects()) {
    for await (const { revision, at, summary, by } of everyPage((cursor) =>
      store.history.list(record.id, { limit: 500, ...(cursor === undefined ? {} : { cursor }) }),
    ))
      if (by.account === id) found.push({ project: record.id, revision, at, summary });
  }
  return found;
}

/** Ids of the memos that an account wrote, those that were removed too, by project. */
async function memoIdsOf({ store: { records } }: ServerContext, account: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { record: project } of await records.projects()) {
    const memos = [...(await collect(records.all(project.id, "memo"))), ...(await records.removed(project.id, "memo", 0))];
    const ids = new Set(memos.flatMap(({ record }) => (record.by === account ? [record.id] : [])));
    if (ids.size > 0) found.set(project.id, [...ids]);
  }
  return found;
}

async function memosOf(app: ServerContext, account: string): Promise<PersonalData["memos"]> {
  const found: PersonalData["memos"][number][] = [];
  for (const [project, ids] of await memoIdsOf(app, account))
    for (const id of ids)
      for (const { from, record } of await app.store.history.versions(project, "memo", id)) {
        const memo = record as MemoRecord | null;
        if (memo !== null) found.push({ project, statement: memo.statement, revision: from, text: memo.text });
      }
  return found;
}

async function auditOf({ store }: ServerContext, id: string): Promise<AuditEntry[]> {
  const found: AuditEntry[] = [];
  for await (const entry of auditEntries(store.accounts)) if (entry.account === id || entry.target === id) found.push(entry);
  return found;
}
