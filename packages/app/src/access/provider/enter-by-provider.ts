import { RapporteurError } from "@rapporteur/core/base";
import type { ServerContext } from "../../library/server-context.ts";
import type { Account, Invitation } from "../../store/account-store.ts";
import { noteAudit } from "../accounts-audit.ts";
import { isStillMeant } from "../accounts-invitations.ts";
import { foldEmail, type StartedSession } from "../accounts.ts";
import { everything } from "../../library/membership.ts";
import type { Caller } from "../rights.ts";
import { factorState } from "../second-factor.ts";
import { endSession, hashToken, moment, startSession } from "../sessions.ts";
import type { ProviderPerson } from "./provider-client.ts";

/**
 * Signs in the person whom a provider vouches for, with a new session in place of the old one.
 *
 * Who has come before is known by the provider's own id for them, never by an address again. Who comes first needs a verified address that no account has,
 * and an invitation to that address, or an address of a domain that the settings name. An account that exists is never entered by its address: a mailbox may have
 * a new owner, and an account may have been made with somebody else's address. Its owner signs in with the password and connects the two.
 *
 * @throws RAP_ACCOUNT_PROVIDER_UNVERIFIED, RAP_ACCOUNT_PROVIDER_EXISTS, RAP_ACCOUNT_PROVIDER_UNINVITED, RAP_ACCOUNT_DISABLED, RAP_ACCOUNT_FACTOR_ELSEWHERE
 */
export async function enterByProvider(app: ServerContext, person: ProviderPerson, given: { before: Caller; agent: string }): Promise<StartedSession> {
  const known = await app.store.accounts.identity(person.issuer, person.subject);
  const account = known === null ? await makeFor(app, person) : await app.store.accounts.account(known.account);
  if (account === null || account.isDisabled) throw new RapporteurError("RAP_ACCOUNT_DISABLED");
  if (!app.settings.providerHasSecondFactor && (await factorState(app, account)).isOn) throw new RapporteurError("RAP_ACCOUNT_FACTOR_ELSEWHERE");
  await endSession(app, given.before);
  await noteAudit(app, { account: account.id, action: "sign-in", target: null, details: { withProvider: true } });
  const started = await startSession(app, account, given.agent);
  // Who changes the password disconnects the provider and ends all sessions: one that began at that moment would be left.
  const now = await app.store.accounts.identity(person.issuer, person.subject);
  if (now?.account === account.id) return started;
  await app.store.accounts.endSession(hashToken(started.cookie));
  throw new RapporteurError("RAP_ACCOUNT_DISABLED");
}

/**
 * Connects the account of somebody who is signed in with whom the provider vouches for, as long as the session lasts in which they gave their password for it.
 *
 * @throws RAP_ACCOUNT_PROVIDER_TAKEN where that is another account already; RAP_ACCOUNT_SIGN_IN where the session has ended
 */
export async function connectProvider(
  app: ServerContext,
  { account, sessionHash }: Pick<Caller, "sessionHash"> & { account: Account },
  { issuer, subject }: ProviderPerson,
): Promise<void> {
  const known = await app.store.accounts.identity(issuer, subject);
  if (known?.account === account.id) return;
  if (known !== null) throw new RapporteurError("RAP_ACCOUNT_PROVIDER_TAKEN");
  await keepIdentity(app, account, { issuer, subject }, sessionHash ?? undefined);
}

async function keepIdentity(
  app: ServerContext,
  account: Account,
  { issuer, subject }: Pick<ProviderPerson, "issuer" | "subject">,
  session?: string,
): Promise<void> {
  await app.store.accounts.saveIdentity({ issuer, subject, account: account.id, createdAt: moment(app) }, session);
  await noteAudit(app, { account: account.id, action: "provider connected", target: account.id, details: {} });
}

async function makeFor(app: ServerContext, person: ProviderPerson): Promise<Account> {
  const { accounts } = app.store;
  if (person.verifiedEmail === null) throw new RapporteurError("RAP_ACCOUNT_PROVIDER_UNVERIFIED");
  const email = foldEmail(person.verifiedEmail);
  if ((await accounts.byEmail(email)) !== null) throw new RapporteurError("RAP_ACCOUNT_PROVIDER_EXISTS");
  const invitation = await takeInvitation(app, email);
  const isOfDomain = app.settings.providerDomains.includes(email.slice(email.lastIndexOf("@") + 1));
  if (invitation === null && !isOfDomain) throw new RapporteurError("RAP_ACCOUNT_PROVIDER_UNINVITED");
  const name = person.name ?? email.slice(0, email.lastIndexOf("@"));
  const isAdministrator = invitation?.isAdministrator ?? false;
  const account: Account = { id: app.makeId("a"), email, name, isAdministrator, isDisabled: false, createdAt: moment(app) };
  await accounts.saveAccount(account);
  await keepIdentity(app, account, person);
  if (invitation !== null) await enterProject(app, account, invitation);
  return account;
}

/** An invitation to this very address; one that is to nobody in particular needs its link. */
async function takeInvitation(app: ServerContext, email: string): Promise<Invitation | null> {
  const now = moment(app);
  const open = (await app.store.accounts.invitations()).filter((one) => one.email === email && one.usedAt === null && one.expiresAt > now);
  for (const one of open) {
    if (!(await isStillMeant(app, one))) continue;
    const used = await app.store.accounts.useInvitation({ id: one.id }, now);
    if (used !== null) return used;
  }
  return null;
}

async function enterProject(app: ServerContext, { id }: Account, { id: target, project, role }: Invitation): Promise<void> {
  if (project !== null) await app.store.accounts.saveMember(project, { account: id, role, grants: everything });
  await noteAudit(app, { account: id, action: "invitation used", target, details: { role } });
}
