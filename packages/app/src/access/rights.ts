import { RapporteurError } from "@rapporteur/core/base";
import { hasRole, type Membership } from "../library/membership.ts";
import type { Role } from "../records/roles.ts";
import type { Account, TokenScope } from "../store/account-store.ts";

/** Who asks, and by which credential. */
export interface Caller {
  readonly account: Account | null;
  readonly via: "nobody" | "session" | "token" | "local";
  /** Every scope, unless by token. */
  readonly scopes: readonly TokenScope[];
  /** The only project that a token reaches; null: every one of its account. */
  readonly onlyProject: string | null;
  /** What writes must carry in x-csrf-token; null where the credential is not one that browsers send by themselves. */
  readonly csrf: string | null;
  /** Hash of the session's token, to end it. */
  readonly sessionHash: string | null;
  /** Hash of the API token's secret. */
  readonly tokenHash: string | null;
}

/** What an endpoint demands: the part of the API's contract that rights are decided by. */
export interface Demand {
  readonly id: string;
  readonly access: "public" | "signed-in" | Role | "administrator";
  readonly scope: TokenScope;
}

export const everyScope: readonly TokenScope[] = ["read", "write", "admin"];
export const nobody: Caller = { account: null, via: "nobody", scopes: [], onlyProject: null, csrf: null, sessionHash: null, tokenHash: null };

/** Only a person at a browser does these: a token that could would outgrow what it was made for. */
const personOnly: ReadonlySet<string> = new Set([
  "session.end",
  "session.changePassword",
  "session.list",
  "session.revoke",
  "session.revokeOthers",
  "secondFactor.get",
  "secondFactor.begin",
  "secondFactor.confirm",
  "secondFactor.remove",
  "tokens.create",
  "tokens.remove",
]);

/**
 * Whether a caller may use an endpoint, by its access, the token's scopes and the role in the project. `membership` is null outside projects and where
 * the caller is no member: a project of others answers like one that does not exist.
 *
 * @throws RAP_ACCOUNT_SIGN_IN, RAP_RIGHTS_PERSON, RAP_RIGHTS_SCOPE, RAP_RIGHTS_ADMINISTRATOR, RAP_RIGHTS_NO_PROJECT, RAP_RIGHTS_ROLE
 */
export function demandAccess(demand: Demand, caller: Caller, membership: Membership | null, project: string): void {
  if (demand.access === "public") return;
  if (caller.account === null) throw new RapporteurError("RAP_ACCOUNT_SIGN_IN");
  if (caller.via === "token" && personOnly.has(demand.id)) throw new RapporteurError("RAP_RIGHTS_PERSON");
  if (!caller.scopes.includes(demand.scope)) throw new RapporteurError("RAP_RIGHTS_SCOPE", { scope: demand.scope });
  if (demand.access === "signed-in") return;
  if (demand.access === "administrator") {
    // A token for one project says nothing about the server.
    if (!caller.account.isAdministrator || caller.onlyProject !== null) throw new RapporteurError("RAP_RIGHTS_ADMINISTRATOR");
    return;
  }
  if (membership === null) throw new RapporteurError("RAP_RIGHTS_NO_PROJECT", { project });
  if (!hasRole(membership, demand.access)) throw new RapporteurError("RAP_RIGHTS_ROLE", { needed: demand.access, role: membership.role });
}
