import type { AccountStore, SecondFactor } from "../account-store.ts";
import { demandSession } from "./demand-session.ts";
import type { StoreContext } from "../store-context.ts";

type Factors = Pick<AccountStore, "secondFactor" | "saveSecondFactor" | "removeSecondFactor" | "useStep" | "useRecovery">;

/** Second factors of signing in. */
export function secondFactors({ db, write, dialect }: StoreContext): Factors {
  return {
    async secondFactor(account) {
      const row = await db.selectFrom("secondFactors").selectAll().where("account", "=", account).executeTakeFirst();
      return row === undefined ? null : { ...row, recovery: JSON.parse(row.recovery) as SecondFactor["recovery"] };
    },
    async saveSecondFactor({ account, ...factor }, session) {
      const values = { ...factor, recovery: JSON.stringify(factor.recovery) };
      return write(async (trx) => {
        await demandSession(trx, dialect, session);
        if (factor.confirmedAt !== null) {
          const begun = trx.updateTable("secondFactors").set(values).where("account", "=", account).where("secret", "=", factor.secret);
          return (await begun.where("confirmedAt", "is", null).executeTakeFirst()).numUpdatedRows > 0n;
        }
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto("secondFactors")
          .values({ account, ...values })
          .onConflict((conflict) => conflict.column("account").doUpdateSet(values).where("secondFactors.confirmedAt", "is", null))
          .executeTakeFirst();
        return (numInsertedOrUpdatedRows ?? 0n) > 0n;
      });
    },
    removeSecondFactor: (account) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx.deleteFrom("secondFactors").where("account", "=", account).executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    useStep: (account, step) =>
      write(async (trx) => {
        const used = trx.updateTable("secondFactors").set({ lastStep: step }).where("account", "=", account).where("lastStep", "<", step);
        return (await used.executeTakeFirst()).numUpdatedRows > 0n;
      }),
    useRecovery: (account, place, hash) =>
      write(async (trx) => {
        const row = await trx.selectFrom("secondFactors").select("recovery").where("account", "=", account).executeTakeFirst();
        const hashes = JSON.parse(row?.recovery ?? "[]") as (string | null)[];
        if (hashes[place] !== hash) return false;
        const left = JSON.stringify(hashes.with(place, null));
        // Of two servers that read the same list, the second finds it changed.
        const taken = trx
          .updateTable("secondFactors")
          .set({ recovery: left })
          .where("account", "=", account)
          .where("recovery", "=", row?.recovery ?? "");
        return (await taken.executeTakeFirst()).numUpdatedRows > 0n;
      }),
  };
}
