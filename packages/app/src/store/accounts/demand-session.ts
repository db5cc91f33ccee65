import type { Transaction } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import type { DialectName } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/**
 * Holds what is kept of an account to the session in which it was asked for: who changes a password ends the sessions first and takes away after that what was made in
 * them. Until this transaction is over, nobody ends the session.
 *
 * @param session its hash; undefined: nobody asked in one
 * @throws RAP_ACCOUNT_SIGN_IN where it has ended
 */
export async function demandSession(trx: Transaction<Tables>, dialect: DialectName, session: string | undefined): Promise<void> {
  if (session === undefined) return;
  const row = trx.selectFrom("sessions").select("account").where("tokenHash", "=", session);
  const found = await row.$if(dialect === "postgres", (query) => query.forKeyShare()).executeTakeFirst();
  if (found === undefined) throw new RapporteurError("RAP_ACCOUNT_SIGN_IN");
}
