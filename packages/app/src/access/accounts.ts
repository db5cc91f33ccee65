import { dayMs, normalised, RapporteurError } from "@rapporteur/core/base";
import type { Account, Member } from "../store/account-store.ts";
import { noteAudit } from "./accounts-audit.ts";
import { checkPassword, hashPassword } from "./passwords/accounts-password.ts";
import { countAttempt } from "./accounts-throttle.ts";
import { demandFactor } from "./second-factor.ts";
import { authorise } from "../library/authorise.ts";
import type { ServerContext } from "../library/server-context.ts";
import type { Workplace } from "../library/workplace.ts";
import { endSession, hashToken, makeSecret, moment, startSession } from "./sessions.ts";
import type { Caller } from "./rights.ts";
import { demandStrongPassword } from "./passwords/weak-password.ts";

export interface StartedSession {
  readonly cookie: string;
  readonly maxAgeSeconds: number;
}

export interface SignInGiven {
  readonly email: string;
  readonly password: string;
  /** Of the second factor. */
  readonly code?: string | undefined;
  readonly ip: string;
  /** The browser's own header. */
  readonly agent: string;
}

/** Accounts have one spelling of their address. */
export function foldEmail(email: string): string {
  return normalised(email.trim(), "NFC").toLowerCase();
}

/** A password of a reset was seen by somebody else. */
const resetValidMs = dayMs;

let dummyHash: Promise<string> | undefined;

/**
 * Signs in by address and password, with a new session whatever cookie came with the request; the old session is ended. An unknown address takes as
 * long as a wrong password.
 *
 * Whether an account has a second factor, only who knows its password is told.
 *
 * @throws RAP_ACCOUNT_PASSWORD, RAP_ACCOUNT_THROTTLED, RAP_ACCOUNT_CODE_WANTED, RAP_ACCOUNT_CODE
 */
export async function signIn(app: ServerContext, given: SignInGiven, before: Caller): Promise<StartedSession> {
  const email = foldEmail(given.email);
  const attempt = await countAttempt(app, { email, ip: given.ip });
  const found = await app.store.accounts.byEmail(email);
  dummyHash ??= hashPassword("nobody's password", app.random);
  const { isRight, isOutdated } = await checkPassword(given.password, found?.passwordHash ?? (await dummyHash));
  const hasRunOut = found?.passwordUntil != null && found.passwordUntil <= moment(app);
  if (found === null || found.passwordHash === null || !isRight || hasRunOut || found.account.isDisabled) {
    await noteAudit(app, { account: found?.account.id ?? null, action: "sign-in refused", target: null, details: {} });
    throw new RapporteurError("RAP_ACCOUNT_PASSWORD");
  }
  await demandFactor(app, found.account, given.code);
  await attempt.succeeded();
  const hash = isOutdated ? await hashPassword(given.password, app.random) : found.passwordHash;
  if (isOutdated) await app.store.accounts.savePassword(found.account.id, { hash, until: found.passwordUntil }, found.passwordHash);
  await endSession(app, before);
  await noteAudit(app, { account: found.account.id, action: "sign-in", target: null, details: { withCode: given.code !== undefined } });
  const started = await startSession(app, found.account, given.agent);
  // Whoever changed the password, or disabled the account, has ended its sessions: one that began at that moment would be left.
  const now = await app.store.accounts.byEmail(email);
  if (now?.passwordHash === hash && !now.account.isDisabled) return started;
  await app.store.accounts.endSession(hashToken(started.cookie));
  throw new RapporteurError("RAP_ACCOUNT_PASSWORD");
}

/**
 * Ends every session, every API token and every connection with an identity provider of the account, and starts a session for the caller: who changes a
 * password may do so because another knew it, and could have made a token or connected an identity with it. @throws RAP_ACCOUNT_PASSWORD, RAP_ACCOUNT_THROTTLED, RAP_ACCOUNT_WEAK
 */
export async function changePassword(
  app: ServerContext,
  account: Account,
  given: { current: string; next: string; ip: string; agent: string },
): Promise<StartedSession> {
  const email = account.email ?? account.id;
  const attempt = await countAttempt(app, { email, ip: given.ip });
  const found = account.email === null ? null : await app.store.accounts.byEmail(account.email);
  if (found?.passwordHash == null || !(await checkPassword(given.current, found.passwordHash)).isRight)
    throw new RapporteurError("RAP_ACCOUNT_PASSWORD");
  await attempt.succeeded();
  await demandStrongPassword(given.next, [account.name, account.email, app.settings.origin], app.settings.breachedPasswords);
  const password = { hash: await hashPassword(given.next, app.random), until: null };
  if (!(await app.store.accounts.savePassword(account.id, password, found.passwordHash))) throw new RapporteurError("RAP_ACCOUNT_PASSWORD");
  await endAllOf(app, account.id);
  await noteAudit(app, { account: account.id, action: "password changed", target: account.id, details: {} });
  return startSession(app, found.account, given.agent);
}

/** How the person who runs a server has made sure who asks: face to face, by calling a number that was known before, or by the word of a colleague who knows them. */
export const identityChecks = ["meeting", "call", "colleague"] as const;
export type IdentityCheck = (typeof identityChecks)[number];

/**
 * Gives an account a new random password, good for a day unless it is changed by then, and ends its sessions, API tokens and connections with identity providers: what the command line does for
 * who forgot it. Failed attempts stay counted,
 * and a second factor stays on unless that was lost too.
 *
 * @param identity how it was made sure that the account's owner asks, who lost the second factor; null: they did not
 * @returns the password, to be shown once
 * @throws RAP_ACCOUNT_MISSING
 */
export async function resetPassword(
  app: ServerContext,
  email: string,
  { identity = null }: { identity?: IdentityCheck | null } = {},
): Promise<string> {
  const found = await app.store.accounts.byEmail(foldEmail(email));
  if (found === null) throw new RapporteurError("RAP_ACCOUNT_MISSING", { id: email });
  const { id } = found.account;
  const password = makeSecret(app).slice(0, 24);
  await app.store.accounts.savePassword(id, {
    hash: await hashPassword(password, app.random),
    until: new Date(app.now() + resetValidMs).toISOString(),
  });
  await endAllOf(app, id);
  await noteAudit(app, { account: null, action: "password reset", target: id, details: {} });
  if (identity !== null && (await app.store.accounts.removeSecondFactor(id)))
    await noteAudit(app, { account: null, action: "second factor off", target: id, details: { identity } });
  return password;
}

async function endAllOf({ store }: ServerContext, account: string): Promise<void> {
  await store.accounts.endSessionsOf(account);
  await store.accounts.removeTokensOf(account);
  await store.accounts.removeIdentitiesOf(account);
}

/** @throws RAP_ACCOUNT_MISSING; RAP_STORE_LAST_ADMIN where nobody would be left to administer the server */
export async function updateAccount(
  app: ServerContext,
  by: Caller,
  id: string,
  change: { name?: string | undefined; isDisabled?: boolean | undefined; isAdministrator?: boolean | undefined },
): Promise<void> {
  const { name, isDisabled, isAdministrator } = change;
  const after = await app.store.accounts.changeAccount(id, {
    ...(name === undefined ? {} : { name }),
    ...(isDisabled === undefined ? {} : { isDisabled }),
    ...(isAdministrator === undefined ? {} : { isAdministrator }),
  });
  if (after === null) throw new RapporteurError("RAP_ACCOUNT_MISSING", { id });
  if (after.isDisabled) await app.store.accounts.endSessionsOf(id);
  const details = { isDisabled: after.isDisabled, isAdministrator: after.isAdministrator };
  await noteAudit(app, { account: by.account?.id ?? null, action: "account changed", target: id, details });
}

/** @throws RAP_ACCOUNT_MISSING where there is no such account */
export async function putMember(app: ServerContext, workplace: Workplace, member: Omit<Member, "name">): Promise<void> {
  authorise(workplace, "members");
  const { project, by } = workplace;
  if ((await app.store.accounts.account(member.account)) === null) throw new RapporteurError("RAP_ACCOUNT_MISSING", { id: member.account });
  await app.store.accounts.saveMember(project, member);
  const details = { project, role: member.role, grants: JSON.stringify(member.grants).slice(0, 2000) };
  await noteAudit(app, { account: by.account, action: "member put", target: member.account, details });
}

/** @throws RAP_ACCOUNT_MISSING where the account is no member */
export async function removeMember(app: ServerContext, workplace: Workplace, account: string): Promise<void> {
  authorise(workplace, "members");
  const { project, by } = workplace;
  if ((await app.store.accounts.member(project, account)) === null) throw new RapporteurError("RAP_ACCOUNT_MISSING", { id: account });
  await app.store.accounts.removeMember(project, account);
  await noteAudit(app, { account: by.account, action: "member removed", target: account, details: { project } });
}

/** A new account; the address must be free. @throws RAP_STORE_UNIQUE */
export async function makeAccount(
  app: ServerContext,
  given: { email: string; name: string; password: string; isAdministrator: boolean },
): Promise<Account> {
  const { name, isAdministrator } = given;
  const account: Account = { id: app.makeId("a"), email: foldEmail(given.email), name, isAdministrator, isDisabled: false, createdAt: moment(app) };
  await app.store.accounts.saveAccount(account, { hash: await hashPassword(given.password, app.random), until: null });
  return account;
}
