import { dayMs } from "@rapporteur/core/base";
import type { AccountStore } from "../account-store.ts";
import { toAccount } from "./accounts-tables.ts";
import type { StoreContext } from "../store-context.ts";

type Sessions = Pick<AccountStore, "saveSession" | "session" | "sessionsOf" | "useSession" | "endSession" | "endSessionsOf" | "dropExpired">;

/** Who is signed in. */
export function sessions({ db, write }: StoreContext): Sessions {
  return {
    async saveSession(session) {
      await write((trx) => trx.insertInto("sessions").values(session).execute());
    },
    async session(tokenHash, now) {
      const session = await db.selectFrom("sessions").selectAll().where("tokenHash", "=", tokenHash).where("expiresAt", ">", now).executeTakeFirst();
      if (session === undefined) return null;
      const row = await db.selectFrom("accounts").selectAll().where("id", "=", session.account).where("isDisabled", "=", 0).executeTakeFirst();
      return row === undefined ? null : { session, account: toAccount(row) };
    },
    sessionsOf: (account, now) =>
      db.selectFrom("sessions").selectAll().where("account", "=", account).where("expiresAt", ">", now).orderBy("createdAt", "desc").execute(),
    async useSession(tokenHash, now) {
      await write((trx) => trx.updateTable("sessions").set({ usedAt: now }).where("tokenHash", "=", tokenHash).execute());
    },
    async endSession(tokenHash) {
      await write((trx) => trx.deleteFrom("sessions").where("tokenHash", "=", tokenHash).execute());
    },
    async endSessionsOf(account) {
      await write((trx) => trx.deleteFrom("sessions").where("account", "=", account).execute());
    },
    dropExpired: (now, unusedSince) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom("sessions")
          .where((build) => build.or([build("expiresAt", "<=", now), build("usedAt", "<=", unusedSince)]))
          .executeTakeFirst();
        // Throttling looks back hours at most; what is older says only who mistyped when.
        const yesterday = new Date(Date.parse(now) - dayMs).toISOString();
        await trx.deleteFrom("loginFailures").where("at", "<", yesterday).execute();
        return Number(numDeletedRows);
      }),
  };
}
