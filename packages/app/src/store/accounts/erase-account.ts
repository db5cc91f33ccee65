import { sql, type Transaction } from "kysely";
import type { Account } from "../account-store.ts";
import { contains } from "../sql/contains.ts";
import type { DialectName } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** What stands in place of the name of an account that was erased. */
export const erasedName = "erased account";

/**
 * Takes away what a library keeps of an account beside its row: what lets it in, and its name wherever it was copied to.
 *
 * Cost: O(revisions and units of work of the account).
 */
export async function eraseAccountTraces(trx: Transaction<Tables>, { id, email }: Account, dialect: DialectName): Promise<void> {
  for (const table of ["members", "sessions", "apiTokens", "secondFactors", "identities", "estimates"] as const)
    await trx.deleteFrom(table).where("account", "=", id).execute();
  if (email !== null) await trx.deleteFrom("invitations").where("email", "=", email.toLowerCase()).execute();
  await trx.updateTable("revisions").set({ name: erasedName }).where("account", "=", id).execute();
  await eraseInUnits(trx, id, dialect);
}

/** Units of work say on whose behalf they are done. */
async function eraseInUnits(trx: Transaction<Tables>, id: string, dialect: DialectName): Promise<void> {
  const units = trx.selectFrom("jobUnits").select(["job", "position", "request"]);
  const rows = await units.where(contains(dialect, sql.ref("request"), `"account":${JSON.stringify(id)}`)).execute();
  for (const { job, position, request } of rows) {
    const whole = JSON.parse(request) as { by?: { account: string | null; name: string } };
    const erased = JSON.stringify({ ...whole, by: { ...whole.by, name: erasedName } });
    await trx.updateTable("jobUnits").set({ request: erased }).where("job", "=", job).where("position", "=", position).execute();
  }
}
