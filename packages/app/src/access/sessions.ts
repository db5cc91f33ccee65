import { dayMs, RapporteurError } from "@rapporteur/core/base";
import type { Account } from "../store/account-store.ts";
import type { ServerContext } from "../library/server-context.ts";
import { agentName } from "./agent-name.ts";
import { isSame, keyedHash, secretHash } from "./keyed-hash.ts";
import { everyScope, nobody, type Caller } from "./rights.ts";

/** Credentials as they came with a request. */
export interface Credentials {
  /** Value of the session cookie. */
  readonly cookie: string | undefined;
  /** Value of the header `authorization`. */
  readonly authorization: string | undefined;
}

const localAccount: Account = {
  id: "local",
  email: null,
  name: "local",
  isAdministrator: true,
  isDisabled: false,
  createdAt: "1970-01-01T00:00:00.000Z",
};

/**
 * Who asks. A credential that is given and wrong is refused, a session cookie that has run out is nobody. An API token goes before a cookie.
 *
 * @throws RAP_ACCOUNT_TOKEN
 */
export async function recognise(app: ServerContext, { cookie, authorization }: Credentials): Promise<Caller> {
  if (authorization !== undefined) return byToken(app, authorization);
  if (app.mode === "single-user")
    return { account: localAccount, via: "local", scopes: everyScope, onlyProject: null, csrf: localCsrf(app), sessionHash: null, tokenHash: null };
  if (cookie === undefined) return nobody;
  const hash = hashToken(cookie);
  const found = await app.store.accounts.session(hash, moment(app));
  if (found === null || found.account.isDisabled || found.session.usedAt <= unusedSince(app)) return nobody;
  if (Date.parse(found.session.usedAt) < app.now() - usedToMs) await app.store.accounts.useSession(hash, moment(app));
  return {
    account: found.account,
    via: "session",
    scopes: everyScope,
    onlyProject: null,
    csrf: found.session.csrf,
    sessionHash: hash,
    tokenHash: null,
  };
}

/** How exactly it is known when a session was used: each note is a write. */
const usedToMs = 10 * 60_000;

/** Sessions that were used last before this moment have ended. */
export function unusedSince({ now, settings }: Pick<ServerContext, "now" | "settings">): string {
  return new Date(now() - settings.sessionIdleHours * 60 * 60_000).toISOString();
}

const localCsrfs = new WeakMap<ServerContext, string>();

/** Another site cannot read it, since the page that would hold it is refused under any host name but this machine's. */
function localCsrf(app: ServerContext): string {
  const csrf = localCsrfs.get(app) ?? keyedHash(app.secret, "csrf:local").toString("base64url");
  localCsrfs.set(app, csrf);
  return csrf;
}

async function byToken(app: ServerContext, authorization: string): Promise<Caller> {
  const secret = /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(authorization)?.[1];
  const tokenHash = secret === undefined ? "" : hashToken(secret);
  const found = secret === undefined || app.mode === "single-user" ? null : await app.store.accounts.token(tokenHash, moment(app));
  if (found === null || found.account.isDisabled) throw new RapporteurError("RAP_ACCOUNT_TOKEN");
  const { scopes, project } = found.token;
  return { account: found.account, via: "token", scopes, onlyProject: project, csrf: null, sessionHash: null, tokenHash };
}

/** A caller as now known, for what lasts longer than a request: null once the session or token has ended, also for want of use, or the account was disabled. */
export async function recogniseAgain(app: ServerContext, caller: Caller): Promise<Caller | null> {
  const { accounts } = app.store;
  const { sessionHash, tokenHash } = caller;
  if (caller.via === "local") return caller;
  const session = sessionHash === null ? null : await accounts.session(sessionHash, moment(app));
  const found = sessionHash === null && tokenHash !== null ? await accounts.token(tokenHash, moment(app)) : session;
  const isUnused = session !== null && session.session.usedAt <= unusedSince(app);
  return found === null || found.account.isDisabled || isUnused ? null : { ...caller, account: found.account };
}

/** A new session of an account: the cookie's value is nowhere but in the answer. @param agent the browser's own header, of which a short name is kept */
export async function startSession(app: ServerContext, account: Account, agent = ""): Promise<{ cookie: string; maxAgeSeconds: number }> {
  const cookie = makeSecret(app);
  const maxAgeSeconds = app.settings.sessionDays * (dayMs / 1000);
  await app.store.accounts.saveSession({
    tokenHash: hashToken(cookie),
    account: account.id,
    createdAt: moment(app),
    expiresAt: new Date(app.now() + maxAgeSeconds * 1000).toISOString(),
    csrf: makeSecret(app),
    agent: agentName(agent),
    usedAt: moment(app),
  });
  return { cookie, maxAgeSeconds };
}

export async function endSession(app: ServerContext, caller: Caller): Promise<void> {
  if (caller.sessionHash !== null) await app.store.accounts.endSession(caller.sessionHash);
}

/** Whether a write carries the token that its credential asks for. */
export function carriesCsrf(caller: Caller, header: string | undefined): boolean {
  if (caller.csrf === null) return true;
  if (header === undefined) return false;
  return isSame(Buffer.from(secretHash(header)), Buffer.from(secretHash(caller.csrf)));
}

/** 256 random bits: what sessions, API tokens and invitations are recognised by. */
export function makeSecret(app: ServerContext): string {
  return Buffer.from(app.random(32)).toString("base64url");
}

/** Such secrets are kept as their hash alone. */
export const hashToken = secretHash;

export function moment({ now }: Pick<ServerContext, "now">): string {
  return new Date(now()).toISOString();
}
