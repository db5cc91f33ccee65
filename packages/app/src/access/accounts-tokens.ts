import { RapporteurError } from "@rapporteur/core/base";
import type { Account, ApiToken, TokenScope } from "../store/account-store.ts";
import { noteAudit } from "./accounts-audit.ts";
import type { ServerContext } from "../library/server-context.ts";
import { membershipOf } from "./rights-membership.ts";
import type { Caller } from "./rights.ts";
import { hashToken, makeSecret, moment } from "./sessions.ts";

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly project: string | null;
  readonly expiresAt: string | null;
}

/** An API token of the caller; its secret is in the answer and nowhere else. @throws RAP_RIGHTS_NO_PROJECT, RAP_HTTP_ACCOUNTS_OFF, RAP_ACCOUNT_SIGN_IN */
export async function makeToken(
  app: ServerContext,
  caller: Caller & { account: Account },
  given: NewToken,
): Promise<{ token: ApiToken; secret: string }> {
  if (app.mode === "single-user") throw new RapporteurError("RAP_HTTP_ACCOUNTS_OFF");
  if (given.project !== null && (await membershipOf(app, caller, given.project)) === null)
    throw new RapporteurError("RAP_RIGHTS_NO_PROJECT", { project: given.project });
  const secret = `rap_${makeSecret(app)}`;
  const token: ApiToken = {
    ...given,
    scopes: [...new Set(given.scopes)],
    id: app.makeId("k"),
    account: caller.account.id,
    createdAt: moment(app),
    lastUsedAt: null,
  };
  await app.store.accounts.saveToken(token, hashToken(secret), caller.sessionHash ?? undefined);
  await noteAudit(app, { account: caller.account.id, action: "token made", target: token.id, details: { scopes: token.scopes.join(" ") } });
  return { token, secret };
}

/** @throws RAP_LIBRARY_MISSING */
export async function removeToken(app: ServerContext, account: string, id: string): Promise<void> {
  if (!(await app.store.accounts.removeToken(account, id))) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "token", id });
  await noteAudit(app, { account, action: "token removed", target: id, details: {} });
}
