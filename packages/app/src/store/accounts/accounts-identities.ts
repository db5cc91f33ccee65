import { RapporteurError } from "@rapporteur/core/base";
import type { AccountStore } from "../account-store.ts";
import type { StoreContext } from "../store-context.ts";
import { demandSession } from "./demand-session.ts";

type Identities = Pick<AccountStore, "identity" | "identitiesOf" | "saveIdentity" | "removeIdentitiesOf">;

/** Who accounts are at identity providers. */
export function identities({ db, write, dialect }: StoreContext): Identities {
  return {
    async identity(issuer, subject) {
      const row = db.selectFrom("identities").selectAll().where("issuer", "=", issuer).where("subject", "=", subject);
      return (await row.executeTakeFirst()) ?? null;
    },
    identitiesOf: (account) => db.selectFrom("identities").selectAll().where("account", "=", account).orderBy("issuer").orderBy("subject").execute(),
    async saveIdentity(identity, session) {
      const made = await write(async (trx) => {
        await demandSession(trx, dialect, session);
        return trx
          .insertInto("identities")
          .values(identity)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
      });
      if (made.numInsertedOrUpdatedRows === 0n)
        throw new RapporteurError("RAP_STORE_UNIQUE", { field: "subject", value: identity.subject, kind: "identity" });
    },
    async removeIdentitiesOf(account) {
      await write((trx) => trx.deleteFrom("identities").where("account", "=", account).execute());
    },
  };
}
