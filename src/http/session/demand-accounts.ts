import { RapporteurError } from "../../base/errors.ts";
import type { AppContext } from "../../service/app-context.ts";

/** @throws RAP_HTTP_ACCOUNTS_OFF on a single-user server */
export function demandAccounts({ mode }: AppContext): void {
  if (mode === "single-user") throw new RapporteurError("RAP_HTTP_ACCOUNTS_OFF");
}
