import { dayMs, RapporteurError } from "@rapporteur/core/base";
import type { Role } from "../records/roles.ts";
import type { Account, Invitation } from "../store/account-store.ts";
import { noteAudit } from "./accounts-audit.ts";
import { foldEmail, makeAccount } from "./accounts.ts";
import { countAttempt } from "./accounts-throttle.ts";
import type { ServerContext } from "../library/server-context.ts";
import { everything } from "../library/membership.ts";
import { hashToken, makeSecret, moment } from "./sessions.ts";
import { demandStrongPassword } from "./passwords/weak-password.ts";

export interface NewInvitation {
  /** The only address that may use it; null: any. */
  readonly email: string | null;
  /** The project it leads into, with this role; null: none yet. */
  readonly project: string | null;
  readonly role: Role;
  readonly isAdministrator: boolean;
}

const validDays = 14;
/** Stands for the account of who runs the server. */
const commandLine = "local";

/**
 * Makes an invitation. Its secret stands behind the # of the link, so that it is in no server's log, and is kept as a hash alone.
 *
 * @param createdBy account id; "local" for the command line
 * @throws RAP_RIGHTS_NO_PROJECT
 */
export async function invite(app: ServerContext, createdBy: string, given: NewInvitation): Promise<{ url: string; expiresAt: string }> {
  if (given.project !== null && (await app.store.records.get(given.project, "project", given.project)) === null)
    throw new RapporteurError("RAP_RIGHTS_NO_PROJECT", { project: given.project });
  const secret = makeSecret(app);
  const expiresAt = new Date(app.now() + validDays * dayMs).toISOString();
  const email = given.email === null ? null : foldEmail(given.email);
  const id = invitationId(secret);
  await app.store.accounts.saveInvitation({ ...given, email, id, createdBy, createdAt: moment(app), expiresAt, usedAt: null }, hashToken(secret));
  const details = { role: given.role, isAdministrator: given.isAdministrator, ...(given.project === null ? {} : { project: given.project }) };
  await noteAudit(app, { account: createdBy, action: "invitation made", target: id, details });
  return { url: `${app.settings.origin ?? ""}/invitation#${secret}`, expiresAt };
}

/**
 * Uses an invitation up: makes the account and its membership.
 *
 * @throws RAP_ACCOUNT_INVITATION, RAP_ACCOUNT_THROTTLED, RAP_ACCOUNT_WEAK; RAP_STORE_UNIQUE where the address has an account, and then the invitation can still be used
 */
export async function acceptInvitation(
  app: ServerContext,
  given: { token: string; name: string; email: string; password: string; ip: string },
): Promise<Account> {
  const email = foldEmail(given.email);
  const attempt = await countAttempt(app, { email, ip: given.ip });
  await demandUsable(app, given.token, email);
  await demandStrongPassword(given.password, [given.name, email, app.settings.origin], app.settings.breachedPasswords);
  const invitation = await app.store.accounts.useInvitation({ secretHash: hashToken(given.token) }, moment(app));
  if (invitation === null) throw new RapporteurError("RAP_ACCOUNT_INVITATION");
  await attempt.succeeded();
  const { project, role, isAdministrator } = invitation;
  const account = await makeAccount(app, { ...given, email, isAdministrator });
  if (project !== null) await app.store.accounts.saveMember(project, { account: account.id, role, grants: everything });
  await noteAudit(app, { account: account.id, action: "invitation used", target: invitation.id, details: { role } });
  return account;
}

/** Only who holds a good invitation learns that an address is taken. */
async function demandUsable(app: ServerContext, token: string, email: string): Promise<void> {
  const id = invitationId(token);
  const invitation = (await app.store.accounts.invitations()).find((one) => one.id === id);
  const isUsable =
    invitation !== undefined && invitation.usedAt === null && invitation.expiresAt > moment(app) && (await isStillMeant(app, invitation));
  if (!isUsable || (invitation.email !== null && invitation.email !== email)) throw new RapporteurError("RAP_ACCOUNT_INVITATION");
  if ((await app.store.accounts.byEmail(email)) !== null)
    throw new RapporteurError("RAP_STORE_UNIQUE", { field: "email", value: email, kind: "account" });
}

/** Else who administers no longer could come back by an invitation of their own. */
export async function isStillMeant({ store }: ServerContext, { createdBy }: Invitation): Promise<boolean> {
  if (createdBy === commandLine) return true;
  const maker = await store.accounts.account(createdBy);
  return maker !== null && maker.isAdministrator && !maker.isDisabled;
}

/** Follows from the secret, so that an invitation can be looked at before it is used; says nothing about it. */
function invitationId(secret: string): string {
  return `n${hashToken(`id:${secret}`).slice(0, 24)}`;
}
