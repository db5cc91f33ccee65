import type { AppContext } from "../../application/app-context.ts";

type Accounts = AppContext["store"]["accounts"];
type Account = Awaited<ReturnType<Accounts["accounts"]>>[number];
type Token = Awaited<ReturnType<Accounts["tokensOf"]>>[number];

export function presentAccount({ id, name, email, isAdministrator, isDisabled, createdAt }: Account): Account {
  return { id, name, email, isAdministrator, isDisabled, createdAt };
}

/** Without its account, which is the caller's. */
export function presentToken({ id, name, scopes, project, createdAt, expiresAt, lastUsedAt }: Token): Omit<Token, "account"> {
  return { id, name, scopes, project, createdAt, expiresAt, lastUsedAt };
}
