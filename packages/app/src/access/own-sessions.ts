import { RapporteurError } from "@rapporteur/core/base";
import type { ServerContext } from "../library/server-context.ts";
import type { Account } from "../store/account-store.ts";
import { noteAudit } from "./accounts-audit.ts";
import type { Caller } from "./rights.ts";
import { hashToken, moment, unusedSince } from "./sessions.ts";

/** A session as its owner sees it. */
export interface OwnSession {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly agent: string;
  readonly isCurrent: boolean;
}

/** The caller's sessions, newest first. */
export async function ownSessions(app: ServerContext, { account, sessionHash }: Caller & { account: Account }): Promise<OwnSession[]> {
  const found = await app.store.accounts.sessionsOf(account.id, moment(app));
  return found
    .filter(({ usedAt }) => usedAt > unusedSince(app))
    .map(({ tokenHash, createdAt, expiresAt, agent }) => ({
      id: sessionId(tokenHash),
      createdAt,
      expiresAt,
      agent,
      isCurrent: tokenHash === sessionHash,
    }));
}

/** How long signing in counts as just done. */
const freshMs = 15 * 60_000;

/**
 * Ends one of the caller's sessions, or every one but the present. Others are ended by a session that has just begun: whoever holds a stolen one does not put its owner out.
 *
 * @throws RAP_LIBRARY_MISSING where there is no such session; RAP_ACCOUNT_FRESH
 */
export async function endOwnSessions(app: ServerContext, caller: Caller & { account: Account }, which: { id: string } | "others"): Promise<void> {
  const found = await app.store.accounts.sessionsOf(caller.account.id, moment(app));
  const isMeant = (hash: string): boolean => (which === "others" ? hash !== caller.sessionHash : sessionId(hash) === which.id);
  const ended = found.map(({ tokenHash }) => tokenHash).filter(isMeant);
  if (which !== "others" && ended.length === 0) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "session", id: which.id });
  const own = found.find(({ tokenHash }) => tokenHash === caller.sessionHash);
  const isFresh = own !== undefined && Date.parse(own.createdAt) > app.now() - freshMs;
  if (!isFresh && ended.some((hash) => hash !== caller.sessionHash)) throw new RapporteurError("RAP_ACCOUNT_FRESH");
  for (const hash of ended) await app.store.accounts.endSession(hash);
  await noteAudit(app, { account: caller.account.id, action: "sessions ended", target: caller.account.id, details: { count: ended.length } });
}

/** Follows from the hash and says nothing of it: what a session is recognised by is in no answer. */
function sessionId(tokenHash: string): string {
  return `e${hashToken(`session:${tokenHash}`).slice(0, 24)}`;
}
