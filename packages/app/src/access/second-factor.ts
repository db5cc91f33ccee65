import { RapporteurError } from "@rapporteur/core/base";
import type { ServerContext } from "../library/server-context.ts";
import type { Account, SecondFactor } from "../store/account-store.ts";
import { noteAudit } from "./accounts-audit.ts";
import { checkPassword, hashPassword } from "./passwords/accounts-password.ts";
import { countAttempt } from "./accounts-throttle.ts";
import { moment } from "./sessions.ts";
import { base32, otpauthUri, stepOfCode } from "./totp.ts";

const secretBytes = 20;
const recoveryCount = 10;
/** 50 bits each. */
const recoveryLetters = 10;

/** Whether signing in asks for a code, and how many recovery codes are left. */
export async function factorState(app: ServerContext, account: Account): Promise<{ isOn: boolean; recoveryLeft: number }> {
  const factor = await app.store.accounts.secondFactor(account.id);
  const isOn = factor !== null && factor.confirmedAt !== null;
  return { isOn, recoveryLeft: isOn ? factor.recovery.filter((hash) => hash !== null).length : 0 };
}

/**
 * Begins a second factor: a secret for an authenticator app, which counts once a code of it was given back.
 *
 * @throws RAP_ACCOUNT_PASSWORD, RAP_ACCOUNT_THROTTLED; RAP_ACCOUNT_FACTOR where one is on already
 */
export async function beginFactor(
  app: ServerContext,
  account: Account,
  given: { password: string; ip: string },
): Promise<{ secret: string; uri: string }> {
  await demandPassword(app, account, given);
  const secret = app.random(secretBytes);
  const begun = { account: account.id, secret: Buffer.from(secret).toString("hex"), confirmedAt: null, lastStep: 0, recovery: [] };
  if (!(await app.store.accounts.saveSecondFactor(begun))) throw new RapporteurError("RAP_ACCOUNT_FACTOR", { state: "on already" });
  return { secret: base32(secret), uri: otpauthUri(secret, { account: account.email ?? account.name, issuer: "Rapporteur" }) };
}

/**
 * Turns a begun factor on with a code of it, and makes the recovery codes: they are in the answer and nowhere else.
 *
 * @param given `session`: hash of the session in which it is asked for
 * @throws RAP_ACCOUNT_CODE, RAP_ACCOUNT_THROTTLED; RAP_ACCOUNT_FACTOR where none was begun or one is on; RAP_ACCOUNT_SIGN_IN where the session ended meanwhile
 */
export async function confirmFactor(
  app: ServerContext,
  account: Account,
  given: { code: string; ip: string; session?: string | null },
): Promise<{ recoveryCodes: string[] }> {
  const { accounts } = app.store;
  const attempt = await countAttempt(app, { email: account.email ?? account.id, ip: given.ip });
  const factor = await accounts.secondFactor(account.id);
  if (factor === null || factor.confirmedAt !== null)
    throw new RapporteurError("RAP_ACCOUNT_FACTOR", { state: factor === null ? "not begun" : "on already" });
  const step = stepOfCode(Buffer.from(factor.secret, "hex"), given.code, app.now(), app.settings.strictCodes);
  if (step === null) throw new RapporteurError("RAP_ACCOUNT_CODE");
  await attempt.succeeded();
  const recoveryCodes = Array.from({ length: recoveryCount }, (_, place) => makeRecoveryCode(app, place));
  const recovery = [];
  for (const code of recoveryCodes) recovery.push(await hashPassword(readCode(code), app.random));
  const isConfirmed = await accounts.saveSecondFactor({ ...factor, confirmedAt: moment(app), lastStep: step, recovery }, given.session ?? undefined);
  // Else these recovery codes would not be the ones that are kept.
  if (!isConfirmed) throw new RapporteurError("RAP_ACCOUNT_FACTOR", { state: "on already, or was begun again" });
  await noteAudit(app, { account: account.id, action: "second factor on", target: account.id, details: {} });
  return { recoveryCodes };
}

/** @throws RAP_ACCOUNT_PASSWORD, RAP_ACCOUNT_THROTTLED; RAP_ACCOUNT_FACTOR where there is none */
export async function removeFactor(app: ServerContext, account: Account, given: { password: string; ip: string }): Promise<void> {
  await demandPassword(app, account, given);
  if (!(await app.store.accounts.removeSecondFactor(account.id))) throw new RapporteurError("RAP_ACCOUNT_FACTOR", { state: "off" });
  await noteAudit(app, { account: account.id, action: "second factor off", target: account.id, details: {} });
}

/**
 * Holds anyone who knows the password of an account to its second factor: a code of the clock or a recovery code, each good for once.
 *
 * @throws RAP_ACCOUNT_CODE_WANTED where none was given, RAP_ACCOUNT_CODE where it is wrong or was used
 */
export async function demandFactor(app: ServerContext, account: Account, code: string | undefined): Promise<void> {
  const factor = await app.store.accounts.secondFactor(account.id);
  if (factor === null || factor.confirmedAt === null) return;
  if (code === undefined) throw new RapporteurError("RAP_ACCOUNT_CODE_WANTED");
  const given = readCode(code);
  if ((await takesStep(app, factor, given)) || (await takesRecovery(app, factor, given))) return;
  await noteAudit(app, { account: account.id, action: "second factor refused", target: null, details: {} });
  throw new RapporteurError("RAP_ACCOUNT_CODE");
}

async function takesStep(app: ServerContext, { account, secret }: SecondFactor, code: string): Promise<boolean> {
  const step = stepOfCode(Buffer.from(secret, "hex"), code, app.now(), app.settings.strictCodes);
  return step !== null && app.store.accounts.useStep(account, step);
}

async function takesRecovery(app: ServerContext, { account, recovery }: SecondFactor, code: string): Promise<boolean> {
  const place = Number(/^(\d)[a-z2-7]{10}$/.exec(code)?.[1] ?? -1);
  const hash = recovery[place] ?? null;
  if (hash === null || !(await checkPassword(code, hash)).isRight) return false;
  const isTaken = await app.store.accounts.useRecovery(account, place, hash);
  if (isTaken) await noteAudit(app, { account, action: "recovery code used", target: account, details: {} });
  return isTaken;
}

/** Its place, then its letters: so one hash has to be tried, not ten. */
function makeRecoveryCode({ random }: ServerContext, place: number): string {
  const letters = base32(random(recoveryLetters)).slice(0, recoveryLetters).toLowerCase();
  return `${place}-${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** As people type it: with spaces, dashes, capitals. */
function readCode(code: string): string {
  return code.replace(/[\s-]/g, "").toLowerCase();
}

/** Anyone who changes how an account is entered knows its password, not just a session of it. @throws RAP_ACCOUNT_PASSWORD, RAP_ACCOUNT_THROTTLED */
export async function demandPassword(app: ServerContext, account: Account, { password, ip }: { password: string; ip: string }): Promise<void> {
  const attempt = await countAttempt(app, { email: account.email ?? account.id, ip });
  const found = account.email === null ? null : await app.store.accounts.byEmail(account.email);
  if (found?.passwordHash == null || !(await checkPassword(password, found.passwordHash)).isRight) throw new RapporteurError("RAP_ACCOUNT_PASSWORD");
  await attempt.succeeded();
}
