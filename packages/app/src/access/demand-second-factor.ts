import { RapporteurError } from "@rapporteur/core/base";
import type { ServerContext } from "../library/server-context.ts";
import type { Account } from "../store/account-store.ts";
import { factorState } from "./second-factor.ts";

/** What somebody may do who has yet to turn a second factor on: that, change the password, and leave. */
const always = /^(?:session|secondFactor)\./;

/** Where the server demands it, holds accounts to a second factor. @throws RAP_ACCOUNT_FACTOR_WANTED */
export async function demandSecondFactor(app: ServerContext, account: Account, endpoint: string): Promise<void> {
  if (!always.test(endpoint) && (await lacksSecondFactor(app, account))) throw new RapporteurError("RAP_ACCOUNT_FACTOR_WANTED");
}

/** Whether the server demands a second factor that an account does not have. Anyone who enters by a provider alone may have it there. */
export async function lacksSecondFactor(app: ServerContext, account: Account): Promise<boolean> {
  const { mode, settings, store } = app;
  if (!settings.demandSecondFactor || mode === "single-user") return false;
  if ((await factorState(app, account)).isOn) return false;
  const found = settings.providerHasSecondFactor && account.email !== null ? await store.accounts.byEmail(account.email) : null;
  return found === null || found.passwordHash !== null;
}
