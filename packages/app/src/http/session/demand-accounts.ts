import { RapporteurError } from "@rapporteur/core/base";
import type { AppContext } from "../../application/app-context.ts";

/** @throws RAP_HTTP_ACCOUNTS_OFF on a single-user server */
export function demandAccounts({ mode }: AppContext): void {
  if (mode === "single-user") throw new RapporteurError("RAP_HTTP_ACCOUNTS_OFF");
}
